import { afterEach, expect, it } from 'vitest'
import { tenantIdSchema } from '../contract/ids'
import type { RelationshipState } from '../contract/relationship'
import { relationshipState } from '../domain/relationshipState'
import type { RelationshipRecord } from '../services/ports'
import { foremostByTenant } from '../services/relationships/foremostByTenant'
import { startCloudStub, type CloudStub } from './testing/cloudStub'

const tenantId = tenantIdSchema.parse('aaaaaaaa-0000-4000-8000-000000000000')
const day = 86_400_000
const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString()
const provider = { '@odata.type': '#microsoft.graph.resellerDelegatedAdminRelationship', indirectProviderTenantId: 'bbbbbbbb-0000-4000-8000-000000000000', isPartnerConsentPending: false }

interface Raw {
  readonly name?: string
  readonly status: string
  readonly ends?: number
  readonly more?: object
}

const raw = ({ name, status, ends, more = {} }: Raw, at: number): object => ({
  '@odata.etag': 'W/"1"', id: `r${at}`, displayName: name ?? `Relationship ${at}`, status, customer: { tenantId, displayName: 'Contoso' }, accessDetails: { unifiedRoles: [{ roleDefinitionId: 'role' }] },
  createdDateTime: inDays(-10), endDateTime: ends === undefined ? null : inDays(ends), ...more
})

type Row = readonly [what: string, relationships: readonly Raw[], state: RelationshipState, counts: string | undefined]

/** Which of several relationships a customer is shown with; Microsoft's own are no consent of the customer. */
const rows: readonly Row[] = [
  ['no relationship at all', [], 'none', undefined],
  ['one of its own', [{ status: 'active', ends: 300 }], 'active', 'r0'],
  ['one of its own that ends soon', [{ status: 'active', ends: 20 }], 'expiring', 'r0'],
  ['several in force: the one that ends last', [{ status: 'active', ends: 20 }, { status: 'active', ends: 300 }, { status: 'active', ends: 100 }], 'active', 'r1'],
  ['one in force beside ended and waiting ones', [{ status: 'terminated', ends: 300 }, { status: 'approvalPending' }, { status: 'active', ends: 200 }, { status: 'expired', ends: -3 }], 'active', 'r2'],
  ['Microsoft’s own only', [{ name: 'MLT_Contoso', status: 'active', ends: 300 }], 'none', undefined],
  ['Microsoft’s own in force beside an ended one', [{ name: 'MLT_Contoso', status: 'active', ends: 300 }, { status: 'expired', ends: -3 }], 'expired', 'r1'],
  ['an indirect provider’s', [{ status: 'active', ends: 300, more: provider }], 'active', 'r0'],
  ['an indirect provider’s beside an invitation of the partner’s own', [{ status: 'approvalPending' }, { status: 'active', ends: 300, more: provider }], 'active', 'r1'],
  ['an invitation', [{ status: 'approvalPending' }], 'invited', 'r0'],
  ['an invitation for anybody, which is no customer’s', [{ status: 'approvalPending', more: { customer: { tenantId: null, displayName: null } } }], 'none', undefined]
]

let cloud: CloudStub | undefined
afterEach(() => cloud?.close())

const read = async (relationships: readonly Raw[]): Promise<{ readonly at: CloudStub; readonly records: readonly RelationshipRecord[] }> => {
  const at = await startCloudStub((path) => (path.startsWith('/v1.0/tenantRelationships/delegatedAdminRelationships') ? { status: 200, json: { value: relationships.map(raw) } } : undefined))
  cloud = at
  const { items } = await at.relationshipManagement.page({ since: undefined }, { signal: new AbortController().signal })
  return { at, records: items }
}

it.each(rows)('a customer with %s', async (_what, relationships, state, counts) => {
  const { records } = await read(relationships)
  const entries = new Map(records.map(({ customer, ...record }) => [record.id, { ...record, customerName: customer?.displayName ?? '', ...(customer && { tenantId: customer.tenantId }) }]))
  const found = (await foremostByTenant({ ready: () => Promise.resolve(), entries: () => entries }, Date.now())).get(tenantId)
  expect(found === undefined ? 'none' : relationshipState(found, Date.now())).toBe(state)
  expect(found?.id).toBe(counts)
})

it('the list of relationships has them all, and says whose each is', async () => {
  const { at, records } = await read([{ status: 'active', ends: 300 }, { name: 'MLT_Contoso', status: 'active', ends: 300 }, { status: 'active', ends: 300, more: provider }, { status: 'approvalPending', more: { ...provider, isPartnerConsentPending: true } }])
  expect(records.map(({ id, origin }) => [id, origin ?? 'own'])).toEqual([['r0', 'own'], ['r1', 'microsoft'], ['r2', 'provider'], ['r3', 'provider']])
  expect(records.map(({ partnerConsentPending }) => partnerConsentPending ?? false)).toEqual([false, false, false, true])
  // What is read of one customer for acting as it leaves Microsoft's out.
  expect((await at.relationships.ofCustomer(tenantId)).map(({ id }) => id)).toEqual(['r0', 'r2', 'r3'])
})
