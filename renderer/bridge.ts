import type { PartnerDeskBridge } from '../electron/contract/bridge'

/** What the pages know of the main process: one function a call, and events. */
export type Bridge = PartnerDeskBridge

declare global {
  interface Window {
    readonly partnerDesk?: PartnerDeskBridge
  }
}

/**
 * The only place that touches what the preload script exposes, so that every page can be tested with a bridge of its own.
 * Throws when the page was opened outside the application: there is nothing it could show.
 */
export function openBridge(): Bridge {
  const bridge = window.partnerDesk
  if (bridge === undefined) throw new Error('This page runs in Partner Desk only.')
  return bridge
}
