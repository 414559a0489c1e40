import { AppFailure } from '../contract/errors'
import type { Outbox, OutboxEntry } from './outbox'
import type { RelationshipRecord, Relationships } from './ports'

type Withdrawing = Pick<Relationships, 'get' | 'findByName' | 'withdraw'>

/** Statuses in which nobody has answered yet. */
const unanswered = new Set(['created', 'approvalPending'])

/**
 * Takes a relationship back if it is still unanswered, over lost answers: a failure counts only if it still waits for an answer
 * afterwards. @throws AppFailure when it could not be withdrawn, or when nobody can say
 */
export async function withdrawRelationship(relationships: Withdrawing, id: string, signal?: AbortSignal): Promise<void> {
  const before = await relationships.get(id, signal)
  if (before === undefined || !isUnanswered(before)) return
  try {
    await relationships.withdraw(before, signal)
  } catch (cause) {
    const waits = await relationships.get(id, signal).then(isUnanswered, () => true)
    if (waits) throw cause
  }
}

const isUnanswered = (record: RelationshipRecord | undefined): boolean => record !== undefined && unanswered.has(record.status)

/**
 * Takes back what issuing made for an offer that was thrown away. The intent stays until the cloud has said that nothing is
 * left to take back, so that a crash or a lost connection on the way leaves no orphan. What a customer accepted is not touched.
 */
export async function cleanUp(relationships: Withdrawing, outbox: Outbox, entry: OutboxEntry, signal?: AbortSignal): Promise<void> {
  const found = await relationships.findByName(entry.request.displayName, signal)
  if (found !== undefined) await withdrawRelationship(relationships, found.id, signal)
  await outbox.end(entry.id)
}

/** After these the withdrawal may have been carried out, or can be when it is asked for again. */
const undecided: ReadonlySet<string> = new Set(['unreachable', 'timedOut', 'cancelled', 'throttled'])

export const mayStillBeWithdrawn = (cause: unknown): boolean => cause instanceof AppFailure && undecided.has(cause.error.kind)
