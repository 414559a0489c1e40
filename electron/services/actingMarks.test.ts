import { expect, it } from 'vitest'
import { tenantIdSchema, type TenantId } from '../contract/ids'
import { directoryRoles } from '../domain/roleTemplates'
import { tenantMark } from '../domain/tenantMark'
import { ActingAsService, type ActingParts } from './actingAs'
import type { RelationshipRecord } from './ports'

const now = Date.parse('2026-11-21T12:00:00.000Z')

/** Three customers whose own marks are the same. */
function twins(): readonly [TenantId, TenantId, TenantId] {
  const look = (id: string): string => JSON.stringify(tenantMark(id, ''))
  const ids = Array.from({ length: 2_000 }, (_one, index) => tenantIdSchema.parse(`33333333-2222-4333-8444-${String(index).padStart(12, '0')}`))
  const [first, second, third] = ids.filter((id) => look(id) === look(ids[0] ?? ''))
  if (first === undefined || second === undefined || third === undefined) throw new Error('no three are the same')
  return [first, second, third]
}

function atWork() {
  const opened: unknown[] = []
  const relationship = (tenantId: TenantId): RelationshipRecord => ({
    id: 'r', displayName: 'x', status: 'active', customer: { tenantId, displayName: 'x' }, roles: [], createdAt: new Date(now - 1_000).toISOString(), endsAt: new Date(now + 86_400_000).toISOString(), etag: '1'
  })
  const parts = {
    relationships: {
      ofCustomer: async (tenantId: TenantId) => [relationship(tenantId)],
      accessAssignments: async () => [{ id: 'a', groupId: 'mine', status: 'active', roles: [directoryRoles.globalAdministrator] }]
    },
    technician: () => ({ role: 'full', groupIds: ['mine'] }),
    windows: { open: async ({ session }: { readonly session: unknown }) => void opened.push(session), focus: () => false },
    activity: { record: async () => undefined },
    clock: { now: () => now },
    tell: () => undefined,
    portals: [{ id: 'first', nameKey: 'first', url: 'https://portal.example/{tenantId}/', origins: ['https://portal.example'], tenantInPath: /^\/([0-9a-f-]{36})/u }],
    signInOrigins: ['https://login.example'],
    customer: async () => ({ name: 'Contoso', defaultDomain: 'contoso.com' })
  } as unknown as ActingParts
  return { acting: new ActingAsService(parts), opened }
}

it('no two open customers have the same mark, also when they are opened at once, and a closed one leaves its mark to the next', async () => {
  const [first, second, third] = twins()
  const { acting, opened } = atWork()
  const [one, two] = await Promise.all([acting.open(first), acting.open(second)])
  expect(one.mark).toEqual(tenantMark(first, 'Contoso'))
  expect(two.mark).toMatchObject({ colour: one.mark.colour, initials: 'CO' })
  expect(two.mark.pattern).not.toBe(one.mark.pattern)
  expect(opened).toEqual([one, two])
  acting.ended({ session: one, cause: 'endedByTechnician', endedAt: new Date(now).toISOString(), wiped: true })
  expect((await acting.open(third)).mark).toEqual(one.mark)
})
