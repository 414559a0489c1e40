import type { App } from 'electron'
import { Menu } from 'electron'
import type { TrustedSenders } from '../ipc/trustedSenders'
import { registerAppScheme } from '../security/appProtocol'
import { hardenEverySession } from '../security/hardenSession'
import { hardenEveryWebContents } from '../security/hardenWebContents'
import type { OpenExternal } from '../security/openExternal'
import type { Log } from './log'

export interface BeforeReadyParts {
  readonly app: App
  readonly senders: TrustedSenders
  readonly open: OpenExternal
  readonly log: Log
}

/** What Electron only accepts before it is ready, and what must be in place before the first page or session exists. */
export function prepareBeforeReady({ app, senders, open, log }: BeforeReadyParts): void {
  app.enableSandbox()
  // Our own pages share one process, so that a customer's frame costs no second one: less to wait for, and less memory. A customer's
  // session is a world of its own to the browser engine and shares its process with nobody.
  app.commandLine.appendSwitch('process-per-site')
  registerAppScheme()
  // Electron would build its default menu otherwise, only for us to replace it.
  Menu.setApplicationMenu(null)
  const refused = (what: string, url: string): void => log.warn('refused', { what, place: placeOf(url) })
  hardenEverySession(app, refused)
  hardenEveryWebContents(app, {
    isOwn: (contents) => senders.has(contents.id),
    open,
    refused
  })
}

/** Origin and path; what follows is nobody's business, the log's neither. */
export function placeOf(url: string): string {
  if (!URL.canParse(url)) return ''
  const { protocol, host, pathname } = new URL(url)
  return host === '' ? protocol : `${protocol}//${host}${pathname}`
}
