import { beforeEach, describe, expect, it, vi } from 'vitest'
import { AppFailure, type ErrorKind } from '../contract/errors'
import { tenantIdSchema } from '../contract/ids'
import { shortDigest } from '../lib/shortDigest'
import type { Activity } from './ports'
import { createSessionHolder } from './session'
import { createSignInService, type SignInOptions } from './signIn'
import type { RememberedTechnician, SignedInAccount, SignInAs } from './signInPorts'

const partner = tenantIdSchema.parse('11111111-1111-4111-8111-111111111111')
const account: SignedInAccount = { homeAccountId: 'me.home', objectId: 'me', userPrincipalName: 'full@fabrikam.com', displayName: 'Full', tenantId: partner }
const technician: RememberedTechnician = {
  homeAccountId: 'me.home', objectId: 'me', userPrincipalName: 'full@fabrikam.com', displayName: 'Full', partnerTenantId: partner, partnerName: 'Fabrikam', role: 'full', partnerGlobalAdministrator: false, groupIds: ['g']
}
const fail = (kind: ErrorKind, code = `test.${kind}`) => new AppFailure({ kind, code })

describe('known accounts that take turns', () => {
  let kept: SignedInAccount | undefined
  const aside = new Map<string, SignedInAccount>()
  const known = new Map<string, RememberedTechnician>()
  /** With which name the sign-in page began. */
  const begun: (SignInAs | undefined)[] = []
  let remembered: RememberedTechnician | undefined
  let answer: () => Promise<RememberedTechnician>
  let interactive: (signal: AbortSignal) => Promise<SignedInAccount>
  const record = vi.fn<Activity['record']>(() => Promise.resolve())
  const beforeSignOut = vi.fn(() => Promise.resolve())
  const afterSignOut = vi.fn(() => Promise.resolve())

  const make = () => {
    const session = createSessionHolder(() => undefined)
    const options: SignInOptions = {
      identity: {
        tokenStorage: 'protected',
        restore: async () => kept,
        signIn: async (signal, as) => {
          begun.push(as)
          kept = await interactive(signal)
          return kept
        },
        stopAsking: () => undefined,
        setAside: async () => {
          if (kept !== undefined) aside.set(kept.homeAccountId, kept)
          kept = undefined
        },
        resume: async (id) => {
          kept = aside.get(id)
          aside.delete(id)
          return kept
        },
        signOut: async () => {
          kept = undefined
        },
        tokenFor: () => Promise.resolve('')
      },
      directory: { technician: () => answer() },
      memory: {
        read: async () => remembered,
        write: async (who) => {
          remembered = who
        },
        clear: async () => {
          remembered = undefined
        }
      },
      accounts: { find: async (id) => known.get(id), noted: async (who) => void known.set(shortDigest(who.homeAccountId), who) },
      session, ownership: { as: (_whose, work) => work() }, entered: () => undefined, activity: { record }, notices: { add: () => {}, remove: () => {}, list: () => [] }, clock: { now: () => 0 }, beforeSignOut, afterSignOut, afterRefusal: () => Promise.resolve()
    }
    return { service: createSignInService(options), session }
  }

  beforeEach(() => {
    kept = undefined
    aside.clear()
    known.clear()
    begun.length = 0
    remembered = undefined
    answer = () => Promise.resolve(technician)
    interactive = () => Promise.resolve(account)
    vi.clearAllMocks()
  })

  const other: RememberedTechnician = { ...technician, homeAccountId: 'you.home', userPrincipalName: 'limited@fabrikam.com', role: 'limited' }
  const idOf = ({ homeAccountId }: { readonly homeAccountId: string }): string => shortDigest(homeAccountId)

  /** Two people who take turns: the first one made room, and the second one works. */
  const takingTurns = async () => {
    aside.clear()
    answer = () => Promise.resolve(technician)
    interactive = () => Promise.resolve(account)
    const made = make()
    await made.service.signIn()
    await made.service.switchAccount()
    interactive = () => Promise.resolve({ ...account, homeAccountId: 'you.home', userPrincipalName: other.userPrincipalName })
    answer = () => Promise.resolve(other)
    await made.service.signIn({ another: true })
    return made
  }

  it('makes room for another account: sessions end first, what was read goes, and the sign-in waits', async () => {
    const { service, session } = make()
    await service.signIn()
    await service.switchAccount()
    expect(session.state).toEqual({ step: 'signedOut', reason: 'switched' })
    expect(beforeSignOut.mock.invocationCallOrder[0]).toBeLessThan(afterSignOut.mock.invocationCallOrder[0] ?? 0)
    expect([kept, remembered, service.technician()]).toEqual([undefined, undefined, undefined])
    expect([...aside.keys()]).toEqual(['me.home'])
    expect(record).toHaveBeenLastCalledWith({ action: 'account.switch', result: 'ok', who: 'full@fabrikam.com', partnerTenantId: partner })
    interactive = () => Promise.reject(fail('cancelled'))
    await service.signIn({ another: true })
    expect(begun.at(-1)).toEqual({ another: true })
    expect([...aside.keys()]).toEqual(['me.home'])
  })

  it('goes nowhere when the sign-in cannot be put aside, and whoever is signed in stays', async () => {
    const { service, session } = make()
    await service.signIn()
    aside.set = () => { throw fail('storage') }
    try {
      await expect(service.switchAccount()).rejects.toMatchObject({ error: { kind: 'storage' } })
    } finally {
      Reflect.deleteProperty(aside, 'set')
    }
    expect(session.state.step).toBe('signedIn')
    expect(afterSignOut).not.toHaveBeenCalled()
  })

  it('comes back without a page as a known account, also without a network', async () => {
    for (const network of [true, false]) {
      const { service, session } = await takingTurns()
      await service.switchAccount()
      begun.length = 0
      answer = () => (network ? Promise.resolve(technician) : Promise.reject(fail('unreachable')))
      await service.signIn({ accountId: idOf(technician) })
      expect(session.state).toMatchObject({ step: 'signedIn', technician: { userPrincipalName: 'full@fabrikam.com' } })
      expect(begun).toEqual([])
      expect([...aside.keys()]).toEqual(['you.home'])
      expect(record).toHaveBeenLastCalledWith({ action: 'signIn', result: 'ok', who: 'full@fabrikam.com', partnerTenantId: partner, detail: { kept: true } })
    }
  })

  it('opens the page with the account’s name when nothing is kept of it, or the cloud takes it no more', async () => {
    const { service } = await takingTurns()
    await service.signOut()
    interactive = () => Promise.resolve(account)
    const refusedOnce = vi.fn().mockRejectedValueOnce(fail('signedOut', 'signIn.refused')).mockResolvedValue(technician)
    answer = refusedOnce
    await service.signIn({ accountId: idOf(technician) })
    expect(begun.at(-1)).toEqual({ userPrincipalName: 'full@fabrikam.com' })
    expect(service.technician()).toEqual(technician)
    await service.signOut()
    answer = () => Promise.resolve(other)
    interactive = () => Promise.resolve({ ...account, homeAccountId: 'you.home' })
    await service.signIn({ accountId: idOf(other) })
    expect(begun.at(-1)).toEqual({ userPrincipalName: 'limited@fabrikam.com' })
  })

  it('keeps what was put aside when coming back is given up', async () => {
    const { service, session } = await takingTurns()
    await service.switchAccount()
    answer = () => Promise.reject(fail('cancelled'))
    await service.signIn({ accountId: idOf(technician) })
    expect(session.state).toMatchObject({ step: 'signedOut', reason: 'cancelled' })
    expect([...aside.keys()].toSorted()).toEqual(['me.home', 'you.home'])
    expect(kept).toBeUndefined()
  })
})
