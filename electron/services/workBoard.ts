import type { BackgroundWork } from '../contract/app'
import type { Tell, WorkBoard } from './ports'

/** The background work of this moment, one entry a kind. */
export function createWorkBoard(tell: Tell): WorkBoard {
  const works = new Map<BackgroundWork['kind'], BackgroundWork>()
  const changed = () => tell('work.changed', [...works.values()])
  return {
    report(work) {
      works.set(work.kind, work)
      changed()
    },
    finish(kind) {
      if (works.delete(kind)) changed()
    },
    list: () => [...works.values()]
  }
}
