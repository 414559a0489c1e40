import { AppFailure, type AppError } from '../../contract/errors'
import type { Intent } from './intent'

/** What makes something in the cloud, once under one `MS-RequestId`. */
export interface OnceMaker<Request, Made> {
  create(request: Request, requestId: string, signal?: AbortSignal): Promise<Made>
  /** What an earlier, unanswered `create` may have made. */
  findByRequest(requestId: string, request: Request, signal?: AbortSignal): Promise<Made | undefined>
}

export interface MakeOnceParts<Request, Made> {
  readonly cloud: OnceMaker<Request, Made>
  /** Looks whether it may still be made; rejects when not. */
  readonly check: (signal?: AbortSignal) => Promise<void>
  /** Resolves when the attempt is counted on disk. */
  readonly countAttempt: () => Promise<void>
}

/** After these the cloud may have carried out what it did not answer. */
const mayBeThere: ReadonlySet<AppError['kind']> = new Set(['unreachable', 'timedOut', 'conflict', 'unexpected'])

/**
 * Lets the cloud make what an intent asks for, exactly once over crashes and lost answers: an intent that was attempted before
 * is looked for first, and the attempt is counted on disk before it is made.
 */
export async function makeOnce<Request, Made>({ cloud, check, countAttempt }: MakeOnceParts<Request, Made>, intent: Intent<Request>, signal?: AbortSignal): Promise<Made> {
  const { requestId, request } = intent
  const earlier = intent.attempts === 0 ? undefined : await cloud.findByRequest(requestId, request, signal)
  if (earlier !== undefined) return earlier
  await check(signal)
  await countAttempt()
  try {
    return await cloud.create(request, requestId, signal)
  } catch (cause) {
    if (!(cause instanceof AppFailure) || !mayBeThere.has(cause.error.kind)) throw cause
    const made = await cloud.findByRequest(requestId, request, signal).catch(() => undefined)
    if (made === undefined) throw cause
    return made
  }
}
