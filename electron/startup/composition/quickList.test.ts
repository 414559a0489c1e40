import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { tenantIdSchema, type TenantId } from '../../contract/ids'
import type { SessionState, Technician } from '../../contract/session'
import { tenantMark } from '../../domain/tenantMark'
import type { QuickList } from '../../windows/quickList'
import { watchQuickList } from './quickList'

const tenant = (number: number): TenantId => tenantIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)
beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })
/** So long that what was added is there. */
const rest = () => vi.advanceTimersByTimeAsync(500)

const signedIn: SessionState = { step: 'signedIn', technician: {} as Technician, tokenStorage: 'protected' }

function atWork(present = true) {
  const world = { session: { step: 'starting' } as SessionState, names: true, open: [] as { tenantId: TenantId; company: string; mark: ReturnType<typeof tenantMark> }[], favourites: [] as TenantId[] }
  const shown: QuickList[] = []
  const watch = watchQuickList({
    port: { present, show: (list) => shown.push(list) },
    session: () => world.session, namesAllowed: () => world.names, open: () => world.open, recent: () => [tenant(1)],
    favourites: { ready: async () => void world.favourites.push(tenant(2)), list: () => world.favourites },
    nameOf: (id) => `Customer ${Number(id.slice(-4))}`
  })
  const names = () => shown.map(({ open, others }) => [...open, ...others].map(({ name }) => name))
  return { world, watch, names }
}

test('names are there from the sign-in to the sign-out, favourites as soon as they are read', async () => {
  const { world, watch, names } = atWork()
  watch.changed()
  expect(names()).toEqual([])
  world.session = signedIn
  watch.changed()
  watch.changed()
  await rest()
  expect(names()).toEqual([['Customer 1', 'Customer 2']])
  world.open.push({ tenantId: tenant(2), company: 'Open', mark: tenantMark(tenant(2), 'Open') })
  watch.changed()
  await rest()
  expect(names().at(-1)).toEqual(['Open', 'Customer 1'])
  world.session = { step: 'signedOut', reason: 'signedOut' }
  watch.changed()
  expect(names().at(-1)).toEqual([])
})

test('the setting takes them away at once, also those that were about to come', async () => {
  const { world, watch, names } = atWork()
  Object.assign(world, { session: signedIn })
  watch.changed()
  await rest()
  watch.changed()
  world.names = false
  watch.changed()
  expect(names()).toEqual([['Customer 1', 'Customer 2'], []])
  await rest()
  expect(names()).toHaveLength(2)
})

test('where the system has no list, nothing is read for one', async () => {
  const { world, watch, names } = atWork(false)
  Object.assign(world, { session: signedIn })
  watch.changed()
  await rest()
  expect([names(), world.favourites]).toEqual([[], []])
})
