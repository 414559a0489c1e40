import type { SessionState } from '../contract/session'
import type { Tell } from './ports'

/** The one place where the state of the sign-in is kept; every change is told to the page. */
export interface SessionHolder {
  readonly state: SessionState
  set(state: SessionState): void
}

export const createSessionHolder = (tell: Tell): SessionHolder => {
  let state: SessionState = { step: 'starting' }
  return {
    get state() {
      return state
    },
    set(next) {
      state = next
      tell('session.changed', next)
    }
  }
}
