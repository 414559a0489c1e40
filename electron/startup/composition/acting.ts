import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import type { ActingEnded } from '../../contract/acting'
import type { TrustedSenders } from '../../ipc/trustedSenders'
import type { OpenExternal } from '../../security/openExternal'
import { ActingWindowRegistry } from '../../windows/actingWindows'
import { bringToFront } from '../../windows/portalWindow'
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
  readonly changed: () => void
  readonly ended: (ended: ActingEnded) => void
}

/** The acting-as windows; when one is over, the partner's own page is in front (capabilities 6.5). */
export function createActingWindows(parts: ActingWindowParts): ActingWindowRegistry {
  return new ActingWindowRegistry({
    preload: join(parts.built, 'preload/frame.cjs'),
    devTools: parts.devTools,
    clock: { now: Date.now },
    language: parts.language,
    title: ({ company }) => parts.text('acting.title', { company }),
    trustFrame: (contents) => parts.senders.trust(contents, 'frame'),
    openInBrowser: parts.openWeb,
    changed: parts.changed,
    refused: (what, url) => parts.log.warn('refused in a customer window', { what, place: placeOf(url) }),
    ended: (ended) => {
      bringToFront(parts.portal)
      parts.ended(ended)
    }
  })
}
