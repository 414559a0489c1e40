import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../contract/errors'
import type { Customer } from '../../contract/customer'
import type { HealthIssue } from '../../contract/health'
import { tenantIdSchema, type TenantId } from '../../contract/ids'
import { openStore } from '../../store/openStore'
import { newProcess } from '../../store/testing/recordStore'
import { SimulatedDisk } from '../../store/testing/simulatedDisk'
import { startOfTests } from '../testing/offersAtWork'
import { HealthService } from './health'
import type { TenantHealth } from './healthPort'
import type { HealthRecord } from './healthRecord'
import { HealthRounds, healthPauses } from './healthRounds'

const id = (digit: number): TenantId => tenantIdSchema.parse(`${String(digit).repeat(8)}-0000-4000-8000-000000000000`)
const issue = (name: string, more: Partial<HealthIssue> = {}): HealthIssue => ({
  id: name, title: `Title ${name}`, service: 'Exchange Online', classification: 'incident', status: 'serviceDegradation', startedAt: '2026-11-21T10:00:00.000Z', resolved: false, impact: '', ...more
})
const healthy: TenantHealth = { services: [{ id: 'Exchange', name: 'Exchange Online', status: 'serviceOperational' }], issues: [] }
const ill = (...issues: HealthIssue[]): TenantHealth => ({ services: [{ id: 'Exchange', name: 'Exchange Online', status: 'serviceDegradation' }], issues })

async function healthAtWork(customers: readonly TenantId[] = [id(1), id(2), id(3)], disk = new SimulatedDisk()) {
  const store = await openStore<{ health: HealthRecord }>({ folder: '/data/health', version: 1, files: disk, processes: newProcess(), tables: { health: {} } })
  const answers = new Map<TenantId, TenantHealth | AppFailure>()
  const asked: TenantId[] = []
  const quiet: boolean[] = []
  const told: unknown[] = []
  const waits: number[] = []
  const time = { now: startOfTests }
  const ended = new Set<TenantId>()
  const line = { wanted: true }
  const clock = { now: () => time.now }
  const customer = (tenantId: TenantId): Customer | undefined =>
    customers.includes(tenantId) ? { id: tenantId, name: `Customer ${tenantId[0]}`, defaultDomain: 'x', domains: [], relationship: ended.has(tenantId) ? 'terminated' : 'active', readAt: '' } : undefined
  const usable = () => customers.filter((one) => !ended.has(one))
  const health = new HealthService({
    store, clock, customer, tell: (name, payload) => void told.push([name, payload]), usableCount: async () => usable().length,
    port: {
      read: async (tenantId, { background = false }) => {
        asked.push(tenantId)
        quiet.push(background)
        const answer = answers.get(tenantId) ?? healthy
        if (answer instanceof AppFailure) throw answer
        return answer
      }
    }
  })
  const rounds = new HealthRounds({
    health, clock, wanted: () => line.wanted,
    wait: async (ms) => {
      waits.push(ms)
      time.now += ms
      // A turn of the loop, so that the test itself comes to its turn.
      await new Promise((resolve) => setImmediate(resolve))
    },
    async *customers() {
      yield usable()
    }
  })
  return { store, answers, asked, quiet, told, waits, time, ended, line, health, rounds }
}

const refused = new AppFailure({ kind: 'notAllowed', code: 'token.noAccess' })
const down = new AppFailure({ kind: 'unreachable', code: 'network.unreachable' })

describe('the health of a customer’s services', () => {
  it('is read, and kept with its age', async () => {
    const { health, answers, time } = await healthAtWork()
    answers.set(id(1), ill(issue('A')))
    expect(health.ofCustomer(id(1))).toEqual({ known: false, why: 'notChecked' })
    const read = await health.refresh(id(1))
    expect(read).toMatchObject({ known: true, readAt: '2026-11-21T12:00:00.000Z', issues: [{ id: 'A' }] })
    time.now += 60_000
    answers.set(id(1), down)
    await expect(health.refresh(id(1))).rejects.toMatchObject({ error: { kind: 'unreachable' } })
    expect(health.ofCustomer(id(1))).toEqual(read)
  })

  it('is never good where the technician may not know', async () => {
    const { health, answers } = await healthAtWork()
    await health.refresh(id(1))
    answers.set(id(1), refused)
    expect(await health.refresh(id(1))).toEqual({ known: false, why: 'notAllowed', checkedAt: '2026-11-21T12:00:00.000Z' })
    expect(await health.summary()).toMatchObject({ read: 0, notAllowed: 1, notRead: 2 })
    answers.delete(id(1))
    expect(await health.refresh(id(1))).toMatchObject({ known: true })
  })

  it('is asked for once by two who want it at the same time', async () => {
    const { health, asked } = await healthAtWork()
    await Promise.all([health.refresh(id(1)), health.refresh(id(1))])
    expect(asked).toEqual([id(1)])
  })
})

describe('the health over all customers', () => {
  it('sums up what goes on by issue and by service, and counts who is not known apart', async () => {
    const { health, answers, time } = await healthAtWork([1, 2, 3, 4, 5].map(id))
    answers.set(id(1), ill(issue('A'), issue('B', { service: 'Intune' })))
    answers.set(id(2), ill(issue('A', { status: 'serviceInterruption' }), issue('OLD', { resolved: true })))
    answers.set(id(3), refused)
    for (const one of [1, 2, 3, 4]) {
      await health.refresh(id(one))
      time.now += 1_000
    }
    expect(await health.summary()).toEqual({
      customers: 5, read: 3, notAllowed: 1, notRead: 1, affected: 2, oldestReadAt: '2026-11-21T12:00:00.000Z',
      issues: [
        { id: 'A', title: 'Title A', service: 'Exchange Online', classification: 'incident', status: 'serviceInterruption', startedAt: '2026-11-21T10:00:00.000Z', count: 2, customers: [{ tenantId: id(1), name: 'Customer 1' }, { tenantId: id(2), name: 'Customer 2' }] },
        { id: 'B', title: 'Title B', service: 'Intune', classification: 'incident', status: 'serviceDegradation', startedAt: '2026-11-21T10:00:00.000Z', count: 1, customers: [{ tenantId: id(1), name: 'Customer 1' }] }
      ],
      services: [{ service: 'Exchange Online', customers: 2, issues: 1 }, { service: 'Intune', customers: 1, issues: 1 }]
    })
  })

  it('is there after a restart, without the cloud, and gone after a sign-out', async () => {
    const disk = new SimulatedDisk()
    const first = await healthAtWork([id(1)], disk)
    first.answers.set(id(1), ill(issue('A')))
    await first.health.refresh(id(1))
    await first.store.close()
    const { health, store, asked } = await healthAtWork([id(1)], disk)
    expect(await health.summary()).toMatchObject({ affected: 1, read: 1 })
    expect(asked).toEqual([])
    await store.update((tables) => tables.health.clear())
    health.reset()
    expect(await health.summary()).toMatchObject({ affected: 0, read: 0, notRead: 1 })
  })

  it('leaves out customers whose relationship has ended', async () => {
    const { health, answers, ended, rounds } = await healthAtWork()
    answers.set(id(1), ill(issue('A')))
    await health.refresh(id(1))
    ended.add(id(1))
    expect(await health.summary()).toMatchObject({ customers: 2, affected: 0, issues: [] })
    await rounds.round(new AbortController().signal)
    expect(health.known()).toEqual([id(2), id(3)])
    expect(health.ofCustomer(id(1))).toEqual({ known: false, why: 'notChecked' })
  })
})

describe('rounds over all customers', () => {
  it('go slowly, one after the other, quietly, and no more often than is of use', async () => {
    const { rounds, asked, waits, quiet, time } = await healthAtWork()
    const signal = new AbortController().signal
    await rounds.round(signal)
    expect(asked).toEqual([id(1), id(2), id(3)])
    expect(quiet).toEqual([true, true, true])
    expect(waits).toEqual([250, 250, 250])
    await rounds.round(signal)
    expect(asked).toHaveLength(3)
    time.now += healthPauses.fresh
    await rounds.round(signal)
    expect(asked).toHaveLength(6)
  })

  it('go on after a refusal, end at the first that does not answer, and wait as long as the service asks', async () => {
    const { rounds, asked, answers, waits } = await healthAtWork()
    answers.set(id(1), refused)
    answers.set(id(2), new AppFailure({ kind: 'throttled', code: 'service.throttled', retryAfterMs: 300_000 }))
    const stop = new AbortController()
    const watching = rounds.watch(stop.signal)
    await expect.poll(() => waits.includes(300_000)).toBe(true)
    stop.abort()
    await watching
    expect(waits[0]).toBe(healthPauses.first)
    expect(asked.slice(0, 2)).toEqual([id(1), id(2)])
    expect(asked).not.toContain(id(3))
  })

  it('ask nobody while the cloud cannot be asked', async () => {
    const { rounds, asked, line, waits } = await healthAtWork()
    line.wanted = false
    const stop = new AbortController()
    const watching = rounds.watch(stop.signal)
    await expect.poll(() => waits.length > 3).toBe(true)
    stop.abort()
    await watching
    expect(asked).toEqual([])
  })
})
