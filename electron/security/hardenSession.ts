import type { App, Session } from 'electron'
import { mayUse, type PageKind } from './permissions'

export type HardenedSession = Pick<
  Session,
  | 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setDisplayMediaRequestHandler'
  | 'setUSBProtectedClassesHandler' | 'allowNTLMCredentialsForDomains' | 'on'
>

type Refused = (what: string, url: string) => void

/**
 * Electron grants every permission unless told otherwise, for each session anew: the request and the check handler are
 * answered from one set, device access is refused, no Windows sign-in is sent to servers, nothing is downloaded.
 * @param refused told of a download, which the page itself is not
 */
export function hardenSession(session: HardenedSession, refused: Refused): void {
  setPermissions(session, 'own')
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses)
  session.allowNTLMCredentialsForDomains('')
  session.on('will-download', (event, item) => {
    event.preventDefault()
    refused('download', item.getURL())
  })
  for (const choose of ['select-usb-device', 'select-serial-port', 'select-hid-device'] as const) refuseDevices(session, choose)
}

/**
 * Both handlers from one set, so that asking and checking can never disagree.
 * @param refused told of what a page asked for; what it only looks up is no news
 */
export function setPermissions(
  session: Pick<HardenedSession, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'>,
  kind: PageKind,
  refused?: (permission: string, details: object) => void
): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const granted = mayUse(kind, permission)
    answer(granted)
    if (!granted) refused?.(permission, details)
  })
  session.setPermissionCheckHandler((_contents, permission) => mayUse(kind, permission))
}

function refuseDevices(session: HardenedSession, choose: 'select-usb-device' | 'select-serial-port' | 'select-hid-device'): void {
  const listen = session.on.bind(session) as (name: string, listener: (event: { preventDefault(): void }, ...rest: unknown[]) => void) => void
  listen(choose, (event, ...rest) => {
    event.preventDefault()
    const answer = rest.findLast((value) => typeof value === 'function')
    if (typeof answer === 'function') answer('')
  })
}

/** Covers the sessions that are made later too: whatever makes one, it starts with everything refused. */
export function hardenEverySession(app: Pick<App, 'on'>, refused: Refused): void {
  app.on('session-created', (session) => hardenSession(session, refused))
}
