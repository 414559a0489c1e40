import { tenantIdSchema, type TenantId } from '../../contract/ids'
import { directoryRoles } from '../../domain/roleTemplates'
import { ActingAsService, type ActingParts } from '../actingAs'
import type { AccessAssignmentRecord, ActingWindows, ActivityEntry, RelationshipRecord } from '../ports'

/** The sign-in leads nowhere but to the cloud. */
export const nobodyElse: ActingParts['federated'] = { allowed: () => [], answerFor: () => undefined, keep: async () => undefined }

export const contoso = tenantIdSchema.parse('11111111-2222-4333-8444-555555555555')
export const other = tenantIdSchema.parse('99999999-2222-4333-8444-555555555555')
export const now = Date.parse('2026-11-21T12:00:00.000Z')
export const inDays = (days: number) => new Date(now + days * 86_400_000).toISOString()

export const relationship = (tenantId: TenantId, more: Partial<RelationshipRecord> = {}): RelationshipRecord => ({
  id: `r-${tenantId}`, displayName: 'x', status: 'active', customer: { tenantId, displayName: 'x' }, roles: [], createdAt: inDays(-10), endsAt: inDays(300), etag: '1', ...more
})
export const assignment = (more: Partial<AccessAssignmentRecord> = {}): AccessAssignmentRecord => ({
  id: 'a', groupId: 'mine', status: 'active', roles: [directoryRoles.globalAdministrator], ...more
})

export interface World {
  relationships: RelationshipRecord[]
  assignments: Map<string, AccessAssignmentRecord[]>
  role: 'none' | 'limited' | 'full' | undefined
}

/** Acting as two customers, in a world whose relationships, assignments and role a test decides. */
export function atWork(more: Partial<ActingParts> = {}) {
  const world: World = {
    relationships: [relationship(contoso)],
    assignments: new Map([[`r-${contoso}`, [assignment()]], [`r-${other}`, [assignment()]]]),
    role: 'full'
  }
  const opened: Parameters<ActingWindows['open']>[0][] = []
  const shown = new Set<TenantId>()
  const ended: [string, string][] = []
  const entries: Omit<ActivityEntry, 'id' | 'at'>[] = []
  const told: [string, unknown][] = []
  const parts: ActingParts = {
    relationships: {
      ofCustomer: async () => world.relationships,
      accessAssignments: async (id) => world.assignments.get(id) ?? [],
      get: async () => undefined,
      create: () => Promise.reject(new Error('not asked for')),
      findByName: async () => undefined,
      lockForApproval: async () => undefined,
      assign: () => Promise.reject(new Error('not asked for')),
      withdraw: () => Promise.reject(new Error('not asked for')),
      approvalLink: () => ''
    },
    technician: () => (world.role === undefined ? undefined : { role: world.role, groupIds: ['mine'] }),
    windows: {
      open: async (request) => {
        opened.push(request)
        shown.add(request.session.tenantId)
      },
      focus: (tenantId) => shown.has(tenantId),
      showLimit: () => undefined,
      showPortals: (tenantId, menu) => void told.push(['portals', { tenantId, menu }]),
      end: async (tenantId, cause) => void ended.push([tenantId, cause]),
      endAll: async (cause) => void ended.push(['all', cause])
    },
    activity: { record: async (entry) => void entries.push(entry) },
    clock: { now: () => now },
    tell: (name, payload) => void told.push([name, payload]),
    portals: [
      { id: 'first', nameKey: 'first', url: 'https://portal.example/{tenantId}/?d={defaultDomain}&i={initialDomain}', origins: ['https://portal.example'], tenantInPath: /^\/([0-9a-f-]{36})/ },
      { id: 'second', nameKey: 'second', url: 'https://second.example/', origins: [], fullOnly: true }
    ],
    signInOrigins: ['https://login.example'],
    federated: nobodyElse,
    consoles: [{ id: 'companyPortal', url: 'https://own.example' }],
    customer: async (tenantId) => (tenantId === contoso || tenantId === other ? { name: 'Contoso', defaultDomain: 'contoso.com', initialDomain: 'contoso.onmicrosoft.com' } : undefined),
    ...more
  }
  return { acting: new ActingAsService(parts), parts, world, opened, shown, ended, entries, told }
}
