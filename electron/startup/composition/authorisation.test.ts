import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calls, type CallName } from '../../contract/calls'
import type { Result } from '../../contract/errors'
import { permissionOf, type Asker, type Permission } from '../../domain/callPermission'
import { startTestCloud, type TestCloud } from '../../practice/server/testCloud'
import { accounts, Ground, matrix, roles, type Role } from './testing/callMatrix'
import { technicianAtWork, type Sent, type TechnicianAtWork } from './testing/technicianAtWork'

/**
 * Who may do what (capabilities 2.2 to 2.4, 3.3, 5.2, 7.3): every call of the contract by each of the four technicians, through the router,
 * handlers, services and connectors as they are, against a practice cloud that judges by itself.
 */

/** A token is no more than being known; everything else but reading is something done. */
const wrote = (sent: readonly Sent[]): readonly Sent[] => sent.filter(({ method, path }) => method !== 'GET' && method !== 'HEAD' && !path.endsWith('/token'))
const saidBy = (answer: Result<unknown>): string => (answer.ok ? 'ok' : `${answer.error.kind} ${answer.error.code}`)

async function settled({ services }: TechnicianAtWork): Promise<void> {
  await expect.poll(() => services.relationshipBatches.current?.running ?? false, { timeout: 20_000 }).toBe(false)
}

it('has an entry for every call, and none for another', () => {
  expect(Object.keys(calls).filter((name) => !Object.hasOwn(matrix, name)), 'calls without an entry in testing/callMatrix.ts').toEqual([])
  expect(Object.keys(matrix).filter((name) => !Object.hasOwn(calls, name))).toEqual([])
  expect(Object.keys(matrix).at(-1)).toBe('session.signOut')
})

const askerOf: Readonly<Record<Role, Asker>> = { none: 'none', limited: 'limited', full: 'full', administrator: 'globalAdministrator' }
/** No technician of the practice cloud but its global administrator has a directory role at home. */
const refuses: ReadonlySet<Permission> = new Set(['no', 'asUserAdministrator'])

it.each(Object.keys(calls) as CallName[])('the contract says of %s what the services do', (name) => {
  expect(roles.filter((role) => !refuses.has(permissionOf(calls[name], askerOf[role])))).toEqual(matrix[name].who)
})

describe.each(roles)('a technician: %s', (role: Role) => {
  let practice: TestCloud
  let ground: Ground
  let at: TechnicianAtWork

  beforeAll(async () => {
    practice = await startTestCloud()
    ground = new Ground(practice)
    at = await technicianAtWork(practice, accounts[role])
    expect(at.session()).toMatchObject(role === 'none' ? { step: 'noRole' } : { step: 'signedIn', technician: { role: role === 'limited' ? 'limited' : 'full', partnerGlobalAdministrator: role === 'administrator' } })
    await at.services.index.ready()
    // A cloud and a sign-in: on a busy machine they take their time.
  }, 60_000)
  afterAll(() => practice.end())

  it.each(Object.keys(matrix) as CallName[])('%s', async (name) => {
    const { who, request, says } = matrix[name]
    const before = at.sent.length
    const answer = await at.call(name, request?.(ground))
    const sent = at.sent.slice(before)
    if (who.includes(role)) {
      expect(saidBy(answer)).toBe(says?.[role] ?? 'ok')
      if (answer.ok) ground.keep(name, answer.value)
      await settled(at)
    } else {
      expect(answer).toMatchObject({ ok: false, error: { kind: 'notAllowed' } })
      expect(wrote(sent)).toEqual([])
      if (role === 'none') expect(sent).toEqual([])
    }
  })
})

/** What of an answer the next call needs. */
interface Made {
  readonly id: string
  readonly topics: readonly { readonly id: string; readonly name: string }[]
}

describe('what depends on one customer', () => {
  let practice: TestCloud
  let limited: TechnicianAtWork
  let full: TechnicianAtWork
  const made = (answer: Result<unknown>): Made => {
    if (!answer.ok) throw new Error(saidBy(answer))
    return answer.value as Made
  }
  const refused = async (name: CallName, request: unknown, code: string): Promise<void> => {
    const before = limited.sent.length
    expect(saidBy(await limited.call(name, request))).toBe(`notAllowed ${code}`)
    expect(wrote(limited.sent.slice(before)), name).toEqual([])
  }

  beforeAll(async () => {
    practice = await startTestCloud()
    limited = await technicianAtWork(practice, accounts.limited)
    full = await technicianAtWork(practice, accounts.full)
    for (const at of [limited, full]) made(await at.call('lookup.find', { query: 'woodgrovebank.com' }))
  })
  afterAll(() => practice.end())

  it('the group of a Limited technician has no access to Woodgrove Bank: nothing there opens, is read or changed for them', async () => {
    const tenantId = practice.tenant('woodgrovebank.com').id
    await refused('acting.open', { tenantId }, 'acting.noAssignment')
    expect(limited.asked.filter((one) => one.startsWith('open'))).toEqual([])
    await refused('passwords.target', { tenantId, user: 'user@woodgrovebank.com' }, 'acting.noAssignment')
    expect(await limited.call('administrators.read', { tenantId })).toMatchObject({ ok: false, error: { kind: 'notAllowed' } })
    expect(await limited.call('passwords.find', { tenantId, text: 'user' })).toMatchObject({ ok: false, error: { kind: 'notAllowed' } })

    const { id: draftId } = made(await limited.call('requests.create', { tenantId }))
    const { topics } = made(await limited.call('requests.topics'))
    made(await limited.call('requests.edit', { draftId, title: 'Mail', description: 'Late', topic: { id: topics[0]?.id, name: topics[0]?.name } }))
    await refused('requests.send', { draftId }, 'acting.noAssignment')
    expect(made(await limited.call('requests.get', { id: draftId }))).toMatchObject({ kind: 'draft', draft: { title: 'Mail' } })
  })

  it('a relationship with one customer is made by Full technicians only; the draft of a Limited one is kept with the reason', async () => {
    const tenantId = practice.tenant('contoso.com').id
    const { id: offerId } = made(await limited.call('offers.createDelegated', { tenantId }))
    await refused('offers.issue', { offerId }, 'offer.needsFull')
    expect(made(await limited.call('offers.get', { offerId }))).toMatchObject({ state: 'draft', problem: { code: 'offer.needsFull' } })

    const own = made(await full.call('offers.createDelegated', { tenantId }))
    expect(made(await full.call('offers.issue', { offerId: own.id }))).toMatchObject({ state: 'ready' })
  })

  it('a role that was given a moment ago counts without a new sign-in, and one that was taken away does not count any more', async () => {
    const { directory } = practice.world
    const { id } = directory.userByName(accounts.limited) ?? { id: '' }
    const ask = () => limited.call('relationships.setAutoExtend', { id: practice.world.relationships.of(practice.tenant('contoso.com').id)[0]?.id, on: false })
    expect(saidBy(await ask())).toBe('notAllowed session.needsFull')
    await directory.addToGroup(directory.adminAgents, id)
    expect(saidBy(await ask())).toBe('ok')
    await directory.removeFromGroup(directory.adminAgents, id)
    await limited.services.signIn.check()
    expect(saidBy(await ask())).toBe('notAllowed session.needsFull')
  })
})
