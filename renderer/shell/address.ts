import { useSyncExternalStore } from 'react'

/** What stands after `#`: a path and, behind a `?`, what a page shows (for example the filters of a list). */
const written = (): string => location.hash.replace(/^#?\/?/u, '')
const pathNow = (): string => `/${written().split('?')[0] ?? ''}`
const queryNow = (): string => written().split('?')[1] ?? ''

function listen(changed: () => void): () => void {
  addEventListener('hashchange', changed)
  return () => removeEventListener('hashchange', changed)
}

interface GoOptions {
  readonly replace?: boolean
  readonly state?: unknown
}

function go(to: string, { replace = false, state = null }: GoOptions = {}): void {
  const oldURL = location.href
  history[replace ? 'replaceState' : 'pushState'](state, '', `#/${to.replace(/^#?\/?/u, '')}`)
  dispatchEvent(new HashChangeEvent('hashchange', { oldURL, newURL: location.href }))
}

const usePath = (): [path: string, go: (to: string, options?: GoOptions) => void] => [useSyncExternalStore(listen, pathNow), go]
const useQuery = (): string => useSyncExternalStore(listen, queryNow)

/**
 * Addresses stand after `#`, because the pages are files. wouter's own hash addresses keep a query before the `#`, where it would
 * go along to every other page; here it belongs to the address, so that a figure can lead to a list, and a list can be linked.
 */
export const useAddress = Object.assign(usePath, { searchHook: useQuery, hrefs: (href: string): string => `#${href}` })
