import { AppFailure } from '../contract/errors'
import type { Offer } from '../contract/offer'
import { usualTerms } from '../domain/offerTerms'
import { relationshipName } from './outbox'
import type { Outbox, OutboxEntry } from './outbox'
import { withdrawRelationship } from './offersWithdraw'
import type { Clock, RelationshipRecord, Relationships } from './ports'

export interface IssueParts {
  readonly relationships: Relationships
  readonly outbox: Outbox
  readonly clock: Clock
}

/**
 * Makes the relationship of an offer and locks it for approval, exactly once over crashes and lost answers: the intent with
 * its unique name is durable before the cloud is asked, and an attempt that finds an intent looks for its result first.
 */
export async function issueRelationship(parts: IssueParts, offer: Offer, partnerName: string, signal?: AbortSignal): Promise<RelationshipRecord> {
  const earlier = parts.outbox.get(offer.id)
  const wanted = newEntry(parts, offer, partnerName)
  const record = earlier === undefined ? await begin(parts, wanted, signal) : await takeUp(parts, earlier, wanted, signal)
  await lock(parts.relationships, record, signal)
  return record
}

async function begin(parts: IssueParts, entry: OutboxEntry, signal?: AbortSignal): Promise<RelationshipRecord> {
  await parts.outbox.write(entry)
  return createOrFind(parts.relationships, entry.request, signal)
}

/** What an earlier attempt made is used, unless other terms were chosen since: then it is taken back, and one with another name is made. */
async function takeUp(parts: IssueParts, earlier: OutboxEntry, wanted: OutboxEntry, signal?: AbortSignal): Promise<RelationshipRecord> {
  const { relationships } = parts
  const found = await relationships.findByName(earlier.request.displayName, signal)
  if (sameTerms(earlier.request, wanted.request)) return found ?? createOrFind(relationships, earlier.request, signal)
  if (found === undefined) return begin(parts, wanted, signal)
  await withdrawRelationship(relationships, found.id, signal)
  const now = await relationships.get(found.id, signal)
  // The customer was quicker: what they accepted stands.
  if (now !== undefined && answered.has(now.status)) return now
  return begin(parts, { ...wanted, request: { ...wanted.request, displayName: relationshipName(wanted.request.customer?.displayName ?? '', globalThis.crypto.randomUUID()) } }, signal)
}

const answered: ReadonlySet<string> = new Set(['approved', 'activating', 'active', 'expiring'])

const sameTerms = (a: OutboxEntry['request'], b: OutboxEntry['request']): boolean =>
  a.durationDays === b.durationDays && (a.autoExtend ?? false) === (b.autoExtend ?? false) && a.roles.join() === b.roles.join()

function newEntry(parts: IssueParts, offer: Offer, partnerName: string): OutboxEntry {
  const customer =
    offer.tenantId === undefined ? {} : { customer: { tenantId: offer.tenantId, displayName: offer.customerName ?? offer.tenantId } }
  const { durationDays, roles, autoExtend } = offer.terms ?? usualTerms
  return {
    id: offer.id,
    request: {
      displayName: relationshipName(offer.customerName ?? partnerName, offer.id, offer.round),
      ...customer,
      durationDays,
      roles,
      ...(autoExtend ? { autoExtend } : {})
    },
    writtenAt: new Date(parts.clock.now()).toISOString()
  }
}

/** After these the cloud may have carried out what it did not answer, or has it from before. */
const mayBeThere = new Set(['unreachable', 'timedOut', 'conflict'])

async function createOrFind(relationships: Relationships, request: OutboxEntry['request'], signal?: AbortSignal): Promise<RelationshipRecord> {
  try {
    return await relationships.create(request, signal)
  } catch (cause) {
    if (!(cause instanceof AppFailure) || !mayBeThere.has(cause.error.kind)) throw cause
    const found = await relationships.findByName(request.displayName, signal).catch(() => undefined)
    if (found === undefined) throw cause
    return found
  }
}

/** Locking twice is refused by the cloud, so a failure counts only if the relationship still waits to be locked. */
async function lock(relationships: Relationships, record: RelationshipRecord, signal?: AbortSignal): Promise<void> {
  if (record.status !== 'created') return
  try {
    await relationships.lockForApproval(record, signal)
  } catch (cause) {
    const now = await relationships.get(record.id, signal).catch(() => undefined)
    if (now === undefined || now.status === 'created') throw cause
  }
}
