import { join } from 'node:path'
import { screen, type BrowserWindow } from 'electron'
import type { ActingEnded } from '../../contract/acting'
import type { TrustedSenders } from '../../ipc/trustedSenders'
import type { OpenExternal } from '../../security/openExternal'
import { ActingPlaces } from '../../windows/actingPlaces'
import type { HintsKeeper } from '../../windows/hintsKeeper'
import { ActingWindowRegistry, type ActingWindowsParts } from '../../windows/actingWindows'
import { askFederation } from '../../windows/federationDialog'
import { askOutside, tellNotOpened } from '../../windows/outsideDialog'
import { askOwnConsole } from '../../windows/ownConsoleDialog'
import { bringToFront } from '../../windows/portalWindow'
import type { DeskSupplies } from '../../windows/visitDesk'
import { placeOf } from '../beforeReady'
import type { Log } from '../log'
import type { Translate } from '../texts/translate'

export interface ActingWindowParts {
  readonly built: string
  readonly devTools: boolean
  readonly portal: BrowserWindow
  readonly senders: TrustedSenders
  readonly openWeb: OpenExternal
  readonly log: Log
  readonly language: () => 'en' | 'de'
  readonly text: Translate
  /** Name of the technician's own company, as far as it is known. */
  readonly partnerName: () => string
  readonly stillAllowed: ActingWindowsParts['stillAllowed']
  readonly wrongTenant: ActingWindowsParts['wrongTenant']
  readonly openedOutside: ActingWindowsParts['openedOutside']
  readonly extend: ActingWindowsParts['extend']
  readonly listen: ActingWindowsParts['listen']
  readonly hints: HintsKeeper
  /** Where customers' files lie while they come. */
  readonly partFolder: string
  readonly downloaded: DeskSupplies['downloaded']
  readonly changed: () => void
  readonly ended: (ended: ActingEnded) => void
}

/** The acting-as windows; when one is over, the partner's own page is in front (capabilities 6.5). */
export function createActingWindows(parts: ActingWindowParts): ActingWindowRegistry {
  return new ActingWindowRegistry({
    preload: join(parts.built, 'preload/frame.cjs'),
    devTools: parts.devTools,
    clock: { now: () => Date.now() },
    language: parts.language,
    title: ({ company, defaultDomain }, alone) => parts.text(alone ? 'acting.title' : 'acting.titleWithDomain', { company, domain: defaultDomain }),
    trustFrame: (contents) => parts.senders.trust(contents, 'frame'),
    openInBrowser: (url) => openOutside(parts, url),
    askOutside: (portal, { window, request }, signal) =>
      askOutside({ window, portal, company: request.session.company, partner: parts.partnerName(), text: parts.text, signal }),
    askFederation: (origin, { window, request }, signal) =>
      askFederation({ window, origin, company: request.session.company, partner: parts.partnerName(), text: parts.text, signal }),
    openedOutside: parts.openedOutside,
    askConsole: (url, { window, request }, signal) => askOwnConsole({
      window,
      url,
      consoles: request.consoles ?? [],
      customerNames: [request.session.tenantId, ...(request.customerNames ?? [])],
      company: request.session.company,
      partner: parts.partnerName(),
      text: parts.text,
      signal
    }),
    stillAllowed: parts.stillAllowed,
    wrongTenant: parts.wrongTenant,
    extend: parts.extend,
    listen: parts.listen,
    places: new ActingPlaces({ hints: parts.hints, displayOf: (bounds) => screen.getDisplayMatching(bounds) }),
    near: () => parts.portal.getBounds(),
    changed: parts.changed,
    supplies: {
      text: parts.text,
      partFolder: parts.partFolder,
      downloaded: parts.downloaded,
      refused: (what, url) => parts.log.warn('refused in a customer window', { what, place: placeOf(url) })
    },
    ended: (ended) => {
      bringToFront(parts.portal)
      parts.ended(ended)
    }
  })
}

/** A browser that does not open is told where it was asked for; the session goes on. */
async function openOutside({ openWeb, text }: Pick<ActingWindowParts, 'openWeb' | 'text'>, url: string): Promise<void> {
  try {
    await openWeb(url)
  } catch (cause) {
    void tellNotOpened(text)
    throw cause
  }
}
