import { useCallback } from 'react'
import { useLocation } from 'wouter'

/** Leads on to an address, unless somebody has gone elsewhere meanwhile. */
type Onward = (to: string, options?: { readonly replace?: boolean }) => void

/** What a page shows of itself may change while it works. */
const pageNow = (): string => window.location.hash.split('?')[0] ?? ''

/**
 * For work after which the page leads on: a draft that is sent, an offer that is made. Whoever has gone elsewhere while it ran, in a slow
 * cloud for half a minute, stays where they are.
 * @returns to be called when the work begins; what it gives, when it has ended
 */
export function useOnward(): () => Onward {
  const [, go] = useLocation()
  return useCallback(() => {
    const from = pageNow()
    return (to, options) => { if (pageNow() === from) go(to, options) }
  }, [go])
}
