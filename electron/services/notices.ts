import type { Notice } from '../contract/app'
import type { Notices, Tell } from './ports'

/** The notices of this run, oldest first. One with the id of another (by default its code) takes its place. */
export function createNotices(tell: Tell): Notices {
  const notices = new Map<string, Notice>()
  const changed = () => tell('notices.changed', [...notices.values()])
  return {
    add(notice) {
      const id = notice.id ?? notice.code
      notices.set(id, { ...notice, id })
      changed()
    },
    remove(id) {
      if (notices.delete(id)) changed()
    },
    list: () => [...notices.values()]
  }
}
