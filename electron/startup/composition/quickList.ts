import type { TenantId } from '../../contract/ids'
import type { SessionState } from '../../contract/session'
import { quickList, type QuickListSources } from '../../windows/quickList'
import type { QuickListPort } from '../../windows/quickListPort'

export interface QuickListWatchParts {
  readonly port: QuickListPort
  readonly session: () => SessionState
  /** The technician's setting `systemListNames`. */
  readonly namesAllowed: () => boolean
  readonly open: () => QuickListSources['open']
  readonly recent: () => readonly TenantId[]
  readonly favourites: { ready(): Promise<void>; list(): readonly TenantId[] }
  readonly nameOf: QuickListSources['nameOf']
}

export interface QuickListWatch {
  /** Something that the list is made of may have changed: who is signed in, what is open, names, favourites, the setting, the language. */
  changed(): void
}

/**
 * Keeps the system's list of customers true. Names are there only while somebody is signed in and wants them: whoever signs out, or
 * switches the setting off, leaves none behind.
 */
export function watchQuickList({ port, session, namesAllowed, open, recent, favourites, nameOf }: QuickListWatchParts): QuickListWatch {
  const read = { favourites: false }
  const changed = (): void => {
    const { step } = session()
    // Until it is known who is there, the list of last time stays.
    if (!port.present || step === 'starting') return
    const allowed = step === 'signedIn' && namesAllowed()
    port.show(quickList(allowed ? { allowed, open: open(), recent: recent(), favourites: favourites.list(), nameOf } : { allowed, open: [], recent: [], favourites: [], nameOf }))
    if (allowed && !read.favourites) readFavourites()
  }
  const readFavourites = (): void => {
    read.favourites = true
    favourites.ready().then(changed, () => {
      read.favourites = false
    })
  }
  return { changed }
}
