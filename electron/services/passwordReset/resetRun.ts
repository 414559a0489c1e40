import { AppFailure } from '../../contract/errors'
import type { ResetIntent } from './resetIntent'
import type { ResetProgress } from '../../contract/passwordReset'
import { sleep } from '../../lib/wait'
import type { Clock, CustomerUsers } from '../ports'

export interface ResetLimits {
  /** Between two questions, where the service names no time. */
  readonly pollMs: number
  /** For an operation under way. */
  readonly operationMs: number
  /** For finding out what became of a request without an answer. */
  readonly resolveMs: number
}

export const resetLimits: ResetLimits = { pollMs: 2_000, operationMs: 180_000, resolveMs: 30_000 }

export interface RunParts {
  readonly users: Pick<CustomerUsers, 'setPassword' | 'beginReset' | 'operation' | 'get'>
  readonly clock: Clock
  readonly limits: ResetLimits
  /** Keeps where the operation is read. */
  readonly keepOperation: (intent: ResetIntent) => Promise<void>
  readonly progress: (step: ResetProgress['step']) => void
}

/** What is known at the end of a run. */
export type RunEnd =
  | { readonly end: 'done' }
  | { readonly end: 'failed'; readonly detail?: string }
  | { readonly end: 'unknown'; readonly why: 'noAnswer' | 'stopped' | 'timeLimit' }

const notKnown = (signal: AbortSignal, why: 'noAnswer' | 'timeLimit'): RunEnd => ({ end: 'unknown', why: signal.aborted ? 'stopped' : why })

/** Failures after which it is not known whether the service carried the request out: no answer, or one that cannot be read. */
const isSilence = (thrown: unknown): boolean => {
  if (!(thrown instanceof AppFailure)) return true
  const { kind, code } = thrown.error
  // A sign-in that was asked for in the middle and not completed: the service had refused the request before.
  if (code === 'signIn.askedCancelled' || code === 'signIn.askedTimedOut') return false
  return kind === 'unreachable' || kind === 'timedOut' || kind === 'cancelled' || kind === 'unexpected'
}

/**
 * Sends the request of an intent, once, and follows it to its end. A request whose answer was lost is resolved by reading when the
 * password was last changed; it is never sent again here.
 * @throws AppFailure when the service refused the request: nothing was changed
 */
export async function runReset(parts: RunParts, intent: ResetIntent, password: string, signal: AbortSignal): Promise<RunEnd> {
  const { users, progress } = parts
  const { tenantId, userId, mustChange, correlationId } = intent
  progress('sending')
  try {
    if (intent.kind === 'cloud') {
      await users.setPassword(tenantId, userId, { password, mustChange, correlationId }, signal)
      return { end: 'done' }
    }
    const { operation, retryAfterMs } = await users.beginReset(tenantId, userId, { password, correlationId }, signal)
    const begun = { ...intent, operation }
    // Without it a restart still finds out by reading the user; the reset itself goes on in any case.
    await parts.keepOperation(begun).catch(() => undefined)
    progress('notStarted')
    return await followReset(parts, begun, signal, retryAfterMs)
  } catch (thrown) {
    if (!isSilence(thrown)) throw thrown
    return resolveReset(parts, intent, signal)
  }
}

/** Asks how far an operation is, until it has ended, the technician stops waiting, or the time is up. */
export async function followReset(parts: RunParts, intent: ResetIntent & { readonly operation: string }, signal: AbortSignal, firstWaitMs?: number): Promise<RunEnd> {
  const { users, clock, limits, progress } = parts
  const deadline = clock.now() + limits.operationMs
  let wait = firstWaitMs ?? limits.pollMs
  while (clock.now() < deadline && (await slept(wait, signal))) {
    try {
      const operation = await users.operation(intent.tenantId, intent.operation, signal)
      if (operation === undefined) return await resolveReset(parts, intent, signal)
      if (operation.status === 'succeeded') return { end: 'done' }
      if (operation.status === 'failed') return { end: 'failed', ...(operation.detail !== undefined && { detail: operation.detail }) }
      progress(operation.status)
    } catch (thrown) {
      if (!isPassing(thrown)) return notKnown(signal, 'noAnswer')
    }
    wait = limits.pollMs
  }
  return notKnown(signal, 'timeLimit')
}

/** Reads the user until the moment of the last change is another one than before. */
export async function resolveReset(parts: RunParts, intent: ResetIntent, signal: AbortSignal): Promise<RunEnd> {
  const { clock, limits, progress } = parts
  const deadline = clock.now() + limits.resolveMs
  progress('resolving')
  do {
    if (signal.aborted) break
    if ((await wasChanged(parts, intent, signal)) === true) return { end: 'done' }
  } while (clock.now() < deadline && (await slept(limits.pollMs, signal)))
  return notKnown(signal, 'noAnswer')
}

/** `undefined`: the service does not say, or does not answer. */
export async function wasChanged({ users }: Pick<RunParts, 'users'>, { tenantId, userId, changedBefore }: ResetIntent, signal: AbortSignal): Promise<boolean | undefined> {
  try {
    const user = await users.get(tenantId, userId, signal)
    return user?.passwordChangedAt === undefined ? undefined : user.passwordChangedAt !== changedBefore
  } catch {
    return undefined
  }
}

const isPassing = (thrown: unknown): boolean => thrown instanceof AppFailure && ['unreachable', 'timedOut', 'throttled'].includes(thrown.error.kind)

/** Whether the time passed without a stop. */
async function slept(ms: number, signal: AbortSignal): Promise<boolean> {
  return sleep(ms, signal).then(() => true, () => false)
}
