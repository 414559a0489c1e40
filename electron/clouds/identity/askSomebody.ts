import { AppFailure } from '../../contract/errors'
import type { TenantId } from '../../contract/ids'
import { presence } from '../../lib/presence'
import { isFailure } from '../failures'
import { isDeclined } from './authErrors'

interface AskedWork {
  readonly tenantId: TenantId
  /** Nobody is asked to sign in for it. */
  readonly quiet: boolean
  /** Why a token is not to be had without asking. */
  readonly failure: AppFailure
  /** Work that nobody waits for would need somebody to sign in at this tenant. */
  readonly onWanted: ((tenantId: TenantId) => void) | undefined
}

/** What was missing, where the service said it: nobody was asked for it. */
const withoutAsking = (failure: AppFailure): AppFailure =>
  isFailure(failure, 'notAllowed') ? failure : new AppFailure({ kind: 'notAllowed', code: 'token.blockedByPolicy' }, { cause: failure })

/** It waits until somebody does there what it was about: then the page may open. */
const signInWanted = (failure: AppFailure): AppFailure => new AppFailure({ kind: 'signedOut', code: 'signIn.wanted', correlationId: failure.error.correlationId }, { cause: failure })

/** Asks only somebody who is there and has not just said no; for what goes on by itself it rejects with `signedOut` `signIn.wanted`. */
export const askSomebody = async <T>({ tenantId, quiet, failure, onWanted }: AskedWork, ask: () => Promise<T>): Promise<T> => {
  if (quiet) throw withoutAsking(failure)
  const who = presence()
  if (who?.unattended === true) {
    onWanted?.(tenantId)
    throw signInWanted(failure)
  }
  if (who?.declined !== undefined) throw who.declined
  try {
    return await ask()
  } catch (error) {
    if (who !== undefined && isDeclined(error)) who.declined = error
    throw error
  }
}
