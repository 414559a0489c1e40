import type { Session } from 'electron'
import { originOf } from './visitOrigins'

/** Said to every document, beside what its server says: no window of a picture may leave the frame. */
const policy = 'picture-in-picture=()'

export type WatchedRequests = { readonly webRequest: Pick<Session['webRequest'], 'onHeadersReceived' | 'onCompleted'> }

export interface VisitRequestsParts {
  /** Whether pages of this origin are the portal's now. */
  readonly isPortal: (origin: string) => boolean
  /** The portal answered that this may not be seen: perhaps the right to be here is gone. */
  readonly denied: () => void
}

/**
 * Sees the answers that a portal's page gets. A page that is built by scripts never goes anywhere: that access has ended shows in what it
 * reads (capabilities 5.1).
 * @returns stops it: a session lives as long as the application, and would hold the visit
 */
export function watchRequests({ webRequest }: WatchedRequests, { isPortal, denied }: VisitRequestsParts): () => void {
  webRequest.onHeadersReceived({ urls: ['<all_urls>'], types: ['mainFrame', 'subFrame'] }, ({ responseHeaders = {} }, answer) => {
    const [name = 'permissions-policy', own = []] = Object.entries(responseHeaders).find(([header]) => header.toLowerCase() === 'permissions-policy') ?? []
    answer({ responseHeaders: { ...responseHeaders, [name]: [...own, policy] } })
  })
  webRequest.onCompleted({ urls: ['<all_urls>'], types: ['xhr', 'subFrame'] }, ({ statusCode, url }) => {
    if ((statusCode === 401 || statusCode === 403) && isPortal(originOf(url))) denied()
  })
  return () => {
    webRequest.onHeadersReceived(null)
    webRequest.onCompleted(null)
  }
}
