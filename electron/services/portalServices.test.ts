import { describe, expect, it, vi } from 'vitest'
import { AppFailure } from '../contract/errors'
import { tenantIdSchema } from '../contract/ids'
import { createPortalServices, freshMs, type ServicesRecord } from './portalServices'

const tenantId = tenantIdSchema.parse('11111111-2222-4333-8444-555555555555')
const service = { id: '1', name: 'Entra', url: 'https://entra.example/' }

function setUp() {
  const records = new Map<string, ServicesRecord>()
  const table = { get: (id: string) => records.get(id), put: (record: ServicesRecord) => void records.set(record.id, record) }
  const clock = { at: Date.parse('2026-11-21T12:00:00.000Z') }
  const source = { services: vi.fn(async () => [service]), sharePointName: vi.fn(async (): Promise<string | undefined> => undefined) }
  const failed = vi.fn()
  const update = vi.fn(async (change: (tables: { services: typeof table }) => void) => change({ services: table }))
  const portals = createPortalServices({ source, failed, clock: { now: () => clock.at }, store: { read: () => table, update } as never })
  return { portals, source, failed, clock, update, signal: new AbortController().signal }
}

describe('the cloud’s list of portals', () => {
  it('is kept with its age, and not read again while it is fresh', async () => {
    const { portals, source, clock, signal } = setUp()
    expect(portals.known(tenantId)).toBeUndefined()
    expect(await portals.renew(tenantId, signal)).toEqual({ services: [service], readAt: '2026-11-21T12:00:00.000Z' })
    expect(portals.known(tenantId)).toEqual({ services: [service], readAt: '2026-11-21T12:00:00.000Z' })
    clock.at += freshMs - 1
    expect(await portals.renew(tenantId, signal)).toBeUndefined()
    clock.at += 1
    source.sharePointName.mockResolvedValue('contoso')
    expect(await portals.renew(tenantId, signal)).toMatchObject({ sharePointName: 'contoso', readAt: '2026-11-21T13:00:00.000Z' })
    clock.at -= 10 * freshMs
    await portals.renew(tenantId, signal)
    expect(source.services).toHaveBeenCalledTimes(3)
  })

  it('that cannot be read leaves the one before, and is told', async () => {
    const { portals, source, failed, clock, signal } = setUp()
    await portals.renew(tenantId, signal)
    clock.at += freshMs
    source.services.mockRejectedValue(new AppFailure({ kind: 'unreachable', code: 'network.unreachable' }))
    expect(await portals.renew(tenantId, signal)).toBeUndefined()
    expect(portals.known(tenantId)).toMatchObject({ readAt: '2026-11-21T12:00:00.000Z' })
    expect(failed).toHaveBeenCalledOnce()
  })

  it('is shown though the disk refuses it; what was called off is not', async () => {
    const { portals, update, failed, signal } = setUp()
    update.mockRejectedValue(new AppFailure({ kind: 'storage', code: 'storage.full' }))
    expect(await portals.renew(tenantId, signal)).toMatchObject({ services: [service] })
    expect(failed).toHaveBeenCalledOnce()
    const stop = new AbortController()
    stop.abort()
    expect(await portals.renew(tenantId, stop.signal)).toBeUndefined()
    expect(failed).toHaveBeenCalledOnce()
  })
})
