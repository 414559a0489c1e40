import type { WebContents } from 'electron'
import { originOf } from './visitOrigins'
import { withLimit } from './withLimit'

export type TenantPage = Pick<WebContents, 'on' | 'getURL' | 'isDestroyed' | 'executeJavaScriptInIsolatedWorld'>

export interface PortalTenantParts {
  readonly contents: TenantPage
  /** The tenant of the window. */
  readonly tenantId: string
  /** Whether pages of this origin say their tenant; those of a sign-in are nobody's portal. */
  readonly asks: (origin: string) => boolean
  /** The page says that it is another tenant's. */
  readonly mismatch: (seen: string) => void
}

/** A world of scripts that the page's own cannot see or change; any number that the application uses for nothing else. */
const ownWorld = 4711
const answerLimitMs = 5_000
const tenantIdPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu

/**
 * Reads what the page says. A constant: nothing from outside becomes a part of it, it changes nothing, and what comes back is
 * believed only as far as it is a tenant id.
 */
const question = `document.querySelector('meta[name="tenant-id"]')?.content ?? ''`

/**
 * Asks each page of a portal whose tenant it shows, beside what its address says (capabilities 6.2). Beside pageVoice, which
 * is there earlier, this file is the only one that runs anything in a page: a preload script would have to be in every frame of it, and a header says what the server meant
 * and not what is shown. Isolated, so that the page cannot answer for us by changing its own functions.
 */
export function watchPortalTenant({ contents, tenantId, asks, mismatch }: PortalTenantParts): void {
  const ask = (): void => {
    if (contents.isDestroyed() || !asks(originOf(contents.getURL()))) return
    const answered = contents.executeJavaScriptInIsolatedWorld(ownWorld, [{ code: question }]).then((seen: unknown) => {
      if (typeof seen === 'string' && tenantIdPattern.test(seen) && seen.toLowerCase() !== tenantId.toLowerCase()) mismatch(seen.toLowerCase())
    })
    // A page that does not answer has gone or hangs, which others watch.
    void withLimit(answered, answerLimitMs)
  }
  contents.on('dom-ready', ask)
  contents.on('did-finish-load', ask)
  // A page that changes in place tells so by its address or its title.
  contents.on('did-navigate-in-page', (_event, _url, isMainFrame) => {
    if (isMainFrame) ask()
  })
  contents.on('page-title-updated', ask)
}
