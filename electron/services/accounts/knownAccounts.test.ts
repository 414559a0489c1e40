import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createAccountMemory } from '../../clouds/identity/accountMemory'
import { createAsideTokens } from '../../clouds/identity/asideTokens'
import { memoryVault } from '../../clouds/testing/oidcStub'
import type { OwnWork } from '../../contract/account'
import { tenantIdSchema } from '../../contract/ids'
import type { RememberedTechnician } from '../signInPorts'
import { KnownAccounts } from './knownAccounts'
import { ownerOf } from './ownership'

const partner = tenantIdSchema.parse('11111111-1111-4111-8111-111111111111')
const technician = (name: string): RememberedTechnician => ({
  homeAccountId: `${name}.home`, objectId: name, userPrincipalName: `${name}@fabrikam.com`, displayName: name, partnerTenantId: partner, partnerName: 'Fabrikam', role: 'full', partnerGlobalAdministrator: false, groupIds: ['g']
})

describe('known accounts', () => {
  let vault: ReturnType<typeof memoryVault>
  let current: string | undefined
  let now = 0
  const works = new Map<string, OwnWork>()
  const record = vi.fn(() => Promise.resolve())
  const make = () => new KnownAccounts({ memory: createAccountMemory(vault, 'practice'), cloud: 'practice', activity: { record }, clock: { now: () => now }, works: { of: (owner) => works.get(owner), drop: async (owner) => void works.delete(owner) }, current: () => current })
  const names = async () => (await make().list()).map(({ userPrincipalName }) => userPrincipalName)

  beforeEach(() => {
    vault = memoryVault()
    current = undefined
    now = 0
    works.clear()
    record.mockClear()
  })

  it('lists them by their last use, without a key, a group or a token', async () => {
    for (const name of ['a', 'b', 'a']) {
      now += 1_000
      await make().noted(technician(name))
    }
    await createAsideTokens(vault, 'practice').write('b.home', 'secret token')
    const listed = await make().list()
    expect(listed).toMatchObject([{ userPrincipalName: 'a@fabrikam.com', company: 'Fabrikam', cloud: 'practice', keepsSignIn: false, usedAt: new Date(3_000).toISOString() }, { displayName: 'b', keepsSignIn: true }])
    expect(JSON.stringify(listed)).not.toMatch(/home|secret|groupIds/u)
    expect(await make().find(listed[1]?.id ?? '')).toEqual(technician('b'))
  })

  it('forgets one with its sign-in, says so in the record, and the rest stays', async () => {
    for (const name of ['a', 'b']) await make().noted(technician(name))
    const aside = createAsideTokens(vault, 'practice')
    await aside.write('a.home', 'one')
    await aside.write('b.home', 'two')
    const [, first] = await make().list()
    await make().forget(first?.id ?? '')
    expect(await names()).toEqual(['b@fabrikam.com'])
    expect([await aside.has('a.home'), await aside.has('b.home')]).toEqual([false, true])
    expect(record).toHaveBeenCalledWith({ action: 'account.forget', result: 'ok', detail: { account: 'a@fabrikam.com' }, partnerTenantId: partner })
    await expect(make().forget(first?.id ?? '')).rejects.toMatchObject({ error: { kind: 'notFound', code: 'accounts.gone' } })
  })

  it('leaves its own work to wait for it, or takes it along if that is wanted', async () => {
    const owner = ownerOf('practice', 'a.home')
    works.set(owner, { items: 3, customers: 2 })
    await make().noted(technician('a'))
    const [kept] = await make().list()
    expect(kept?.work).toEqual({ items: 3, customers: 2 })
    await make().forget(kept?.id ?? '')
    expect(works.has(owner)).toBe(true)
    await make().noted(technician('a'))
    await make().forget(kept?.id ?? '', true)
    expect(works.has(owner)).toBe(false)
    expect(record).toHaveBeenLastCalledWith({ action: 'account.forget', result: 'ok', detail: { account: 'a@fabrikam.com', items: 3, customers: 2 }, partnerTenantId: partner })
  })

  it('does not forget whoever is signed in', async () => {
    await make().noted(technician('a'))
    current = 'a.home'
    const [own] = await make().list()
    await expect(make().forget(own?.id ?? '')).rejects.toMatchObject({ error: { kind: 'conflict', code: 'accounts.signedIn' } })
    expect(await names()).toEqual(['a@fabrikam.com'])
  })

  it('keeps twenty, and nothing of the sign-in of one that falls out', async () => {
    const aside = createAsideTokens(vault, 'practice')
    for (let number = 0; number < 21; number += 1) {
      await make().noted(technician(`t${number}`))
      await aside.write(`t${number}.home`, 'token')
    }
    await make().noted(technician('t21'))
    expect(await names()).toHaveLength(20)
    expect([await aside.has('t1.home'), await aside.has('t2.home')]).toEqual([false, true])
  })

  it('a list that cannot be read is empty, and a disk that refuses costs no sign-in', async () => {
    await vault.write('accounts-practice', '{broken')
    expect(await names()).toEqual([])
    vault.write = () => Promise.reject(new Error('full'))
    await expect(make().noted(technician('a'))).resolves.toBeUndefined()
  })
})
