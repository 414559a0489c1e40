import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SignInChoice } from '../../electron/contract/account'
import type { AppState } from '../../electron/contract/app'
import type { AppError, Result } from '../../electron/contract/errors'
import type { SessionState } from '../../electron/contract/session'
import type { SignInAsked } from '../../electron/contract/signInAsked'
import type { Bridge } from '../bridge'
import { isOwnCancel } from './ownCancel'

/** Who is signed in, to which cloud, and whether it can be reached (capabilities 1.3, 1.4). */
export interface SessionStore {
  readonly session: SessionState
  /** The cloud asks for a sign-in in the middle of something, and its page is open. */
  readonly asked: SignInAsked | undefined
  readonly connection: AppState['connection']
  readonly cloud: AppState['cloud']
  readonly version: string
  readonly platform: AppState['platform']
  /** Why the last sign-in, cancel or sign-out could not be carried out. */
  readonly error: AppError | undefined
  /** @param choice one of the known accounts, or expressly another */
  signIn(choice?: SignInChoice): Promise<void>
  cancel(): Promise<void>
  /** Ends that page; what asked for it answers by itself. */
  cancelAsked(): Promise<void>
  /** Makes room for another account; this one's sign-in waits. */
  switchAccount(): Promise<void>
  signOut(): Promise<void>
}

export function createSessionStore(bridge: Bridge, state: AppState): StoreApi<SessionStore> {
  return createStore<SessionStore>(set => {
    const run = async (answer: Promise<Result<void>>): Promise<void> => {
      set({ error: undefined })
      const result = await answer
      // A cancelled sign-in is an answer to the technician's own wish, not a failure.
      if (!result.ok && !isOwnCancel(result.error)) set({ error: result.error })
    }
    return {
      session: state.session,
      asked: state.asked,
      connection: state.connection,
      cloud: state.cloud,
      version: state.version,
      platform: state.platform,
      error: undefined,
      signIn: choice => run(bridge.calls['session.signIn'](choice)),
      cancel: () => run(bridge.calls['session.cancelSignIn']()),
      cancelAsked: () => run(bridge.calls['session.cancelAsked']()),
      switchAccount: () => run(bridge.calls['session.switchAccount']()),
      signOut: () => run(bridge.calls['session.signOut']())
    }
  })
}
