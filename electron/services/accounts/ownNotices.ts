import type { Notices } from '../ports'

/** Notices that are about what one account may see. */
export interface OwnNotices extends Notices {
  /** Nobody, or somebody else, is signed in. */
  forget(): void
}

/** Notices of the use cases, which go with the account whose they are; work of another that ends late tells nobody of it. */
export function createOwnNotices(notices: Notices, ownership: { isMine(): boolean }): OwnNotices {
  const own = new Set<string>()
  return {
    add: (notice) => {
      if (!ownership.isMine()) return
      own.add(notice.id ?? notice.code)
      notices.add(notice)
    },
    remove: (id) => notices.remove(id),
    list: () => notices.list(),
    forget: () => {
      for (const id of own) notices.remove(id)
      own.clear()
    }
  }
}
