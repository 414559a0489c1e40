import type { TenantId } from '../../contract/ids'
import type { SessionState } from '../../contract/session'
import { noQuickList, quickList, type QuickListSources } from '../../windows/quickList'
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

/** What is added can wait so long, so that a walk through several customers writes the list once: Windows takes its time for it. */
const restMs = 500

/**
 * Keeps the system's list of customers true. Names are there only while somebody is signed in and wants them: whoever signs out, or
 * switches the setting off, leaves none behind, at once.
 */
export function watchQuickList({ port, session, namesAllowed, open, recent, favourites, nameOf }: QuickListWatchParts): QuickListWatch {
  const allowed = (): boolean => session().step === 'signedIn' && namesAllowed()
  const read = { favourites: false }
  let timer: ReturnType<typeof setTimeout> | undefined
  const show = (): void => {
    clearTimeout(timer)
    timer = undefined
    port.show(allowed() ? quickList({ allowed: true, open: open(), recent: recent(), favourites: favourites.list(), nameOf }) : noQuickList)
  }
  const readFavourites = (): void => {
    read.favourites = true
    favourites.ready().then(show, () => {
      read.favourites = false
    })
  }
  const changed = (): void => {
    // Until it is known who is there, the list of last time stays.
    if (!port.present || session().step === 'starting') return
    if (!allowed()) {
      show()
      return
    }
    if (!read.favourites) readFavourites()
    timer ??= setTimeout(show, restMs)
  }
  return { changed }
}
