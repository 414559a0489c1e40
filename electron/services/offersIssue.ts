import { AppFailure } from '../contract/errors'
import type { Offer } from '../contract/offer'
import { offeredDays, offeredRoles, roleIds } from '../domain/roleTemplates'
import { relationshipName } from './outbox'
import type { Outbox, OutboxEntry } from './outbox'
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
  const entry = earlier ?? newEntry(parts, offer, partnerName)
  if (earlier === undefined) await parts.outbox.write(entry)
  const found = earlier === undefined ? undefined : await parts.relationships.findByName(entry.request.displayName, signal)
  const record = found ?? (await createOrFind(parts.relationships, entry.request, signal))
  await lock(parts.relationships, record, signal)
  return record
}

function newEntry(parts: IssueParts, offer: Offer, partnerName: string): OutboxEntry {
  const customer =
    offer.tenantId === undefined ? {} : { customer: { tenantId: offer.tenantId, displayName: offer.customerName ?? offer.tenantId } }
  return {
    id: offer.id,
    request: {
      displayName: relationshipName(offer.customerName ?? partnerName, offer.id),
      ...customer,
      durationDays: offeredDays,
      roles: roleIds(offeredRoles)
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
