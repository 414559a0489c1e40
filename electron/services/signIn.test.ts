import { beforeEach, describe, expect, it, vi } from 'vitest'
import { AppFailure, type ErrorKind } from '../contract/errors'
import { tenantIdSchema } from '../contract/ids'
import { createConnectionService } from './connection'
import type { Activity, Tell } from './ports'
import { createSessionHolder } from './session'
import { createSignInService, type SignInOptions } from './signIn'
import type { RememberedTechnician, SignedInAccount } from './signInPorts'

const partner = tenantIdSchema.parse('11111111-1111-4111-8111-111111111111')
const account: SignedInAccount = { homeAccountId: 'me.home', objectId: 'me', userPrincipalName: 'full@fabrikam.com', displayName: 'Full', tenantId: partner }
const technician: RememberedTechnician = {
  homeAccountId: 'me.home', objectId: 'me', userPrincipalName: 'full@fabrikam.com', displayName: 'Full', partnerTenantId: partner, partnerName: 'Fabrikam', role: 'full', partnerGlobalAdministrator: false, groupIds: ['g']
}
const fail = (kind: ErrorKind, code = `test.${kind}`) => new AppFailure({ kind, code })
const settled = () => new Promise((resolve) => {
  setTimeout(resolve, 0)
})

describe('sign-in', () => {
  let kept: SignedInAccount | undefined
  let remembered: RememberedTechnician | undefined
  let answer: () => Promise<RememberedTechnician>
  let interactive: (signal: AbortSignal) => Promise<SignedInAccount>
  let tokenStorage: 'protected' | 'memoryOnly'
  const record = vi.fn<Activity['record']>(() => Promise.resolve())
  const beforeSignOut = vi.fn(() => Promise.resolve())
  const afterSignOut = vi.fn(() => Promise.resolve())
  const afterRefusal = vi.fn(() => Promise.resolve())
  const add = vi.fn()

  const make = (more: Partial<SignInOptions> = {}) => {
    const steps: string[] = []
    const tell: Tell = (_name, payload) => {
      steps.push((payload as { step: string }).step)
    }
    const session = createSessionHolder(tell)
    const options: SignInOptions = {
      identity: {
        get tokenStorage() {
          return tokenStorage
        },
        restore: async () => kept,
        signIn: async (signal) => {
          kept = await interactive(signal)
          return kept
        },
        stopAsking: () => undefined,
        setAside: async () => undefined,
        resume: async () => undefined,
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
      accounts: { find: async () => undefined, noted: async () => undefined },
      session, ownership: { as: (_whose, work) => work() }, entered: () => undefined, activity: { record }, notices: { add, remove: () => {}, list: () => [] }, clock: { now: () => 0 }, beforeSignOut, afterRefusal, afterSignOut, ...more
    }
    return { service: createSignInService(options), session, steps }
  }

  beforeEach(() => {
    kept = undefined
    remembered = undefined
    tokenStorage = 'protected'
    answer = () => Promise.resolve(technician)
    interactive = () => Promise.resolve(account)
    vi.clearAllMocks()
  })

  it('goes from signed out over signing in to signed in, and shows no group ids', async () => {
    const { service, session, steps } = make()
    await service.start()
    await service.signIn()
    expect(steps).toEqual(['signedOut', 'signingIn', 'signedIn'])
    expect(session.state).toMatchObject({ technician: { role: 'full' }, tokenStorage: 'protected' })
    expect(JSON.stringify(session.state)).not.toContain('groupIds')
    expect(service.technician()?.groupIds).toEqual(['g'])
    expect(remembered).toEqual(technician)
  })

  it('asks the cloud about the technician of last time only when the first page has settled, and not once signed out', async () => {
    const asked = vi.fn(() => Promise.resolve(technician))
    answer = asked
    for (const leave of [false, true]) {
      ;[kept, remembered] = [account, technician]
      asked.mockClear()
      let settle = (): void => undefined
      const first = new Promise<void>((resolve) => {
        settle = resolve
      })
      const { service, session } = make({ settled: () => first })
      await service.start()
      expect(session.state.step).toBe('signedIn')
      if (leave) await service.signOut()
      expect(asked).not.toHaveBeenCalled()
      settle()
      await settled()
      expect(asked).toHaveBeenCalledTimes(leave ? 0 : 1)
      expect(session.state).toMatchObject(leave ? { step: 'signedOut', reason: 'signedOut' } : { step: 'signedIn' })
    }
  })

  it('says that the sign-in ends with the application where tokens are in memory only', async () => {
    tokenStorage = 'memoryOnly'
    const { service, session } = make()
    await service.signIn()
    expect(session.state).toMatchObject({ tokenStorage: 'memoryOnly' })
    expect(add).toHaveBeenCalledWith(expect.objectContaining({ code: 'signIn.memoryOnly' }))
  })

  it('lets nobody in without a delegated role, and keeps no token of them', async () => {
    answer = () => Promise.resolve({ ...technician, role: 'none' })
    const { service, session } = make()
    await service.signIn()
    expect(session.state).toEqual({ step: 'noRole', userPrincipalName: 'full@fabrikam.com' })
    expect([kept, remembered, service.technician()]).toEqual([undefined, undefined, undefined])
  })

  it('starts without a network as the technician of last time', async () => {
    kept = account
    remembered = technician
    answer = () => Promise.reject(fail('unreachable'))
    const { service, session } = make()
    await service.start()
    await settled()
    expect(session.state).toMatchObject({ step: 'signedIn', technician: { displayName: 'Full' } })
  })

  it('signs out at start only when the refresh is refused', async () => {
    kept = account
    remembered = technician
    answer = () => Promise.reject(fail('signedOut', 'signIn.refused'))
    const { service, session } = make()
    await service.start()
    await settled()
    expect(session.state).toMatchObject({ step: 'signedOut', reason: 'refused' })
  })

  it('takes a role away that was lost since last time', async () => {
    kept = account
    remembered = technician
    answer = () => Promise.resolve({ ...technician, role: 'none' })
    const { service, session } = make()
    await service.start()
    await settled()
    await settled()
    expect(session.state.step).toBe('noRole')
    expect(beforeSignOut).toHaveBeenCalledOnce()
  })

  it('lets go of a technician whose role is taken away while they work, at the next refusal of their own tenant', async () => {
    const { service, session } = make()
    await service.signIn()
    answer = () => Promise.resolve({ ...technician, role: 'limited', groupIds: ['h'] })
    service.notAllowed(tenantIdSchema.parse('99999999-9999-4999-8999-999999999999'))
    await settled()
    expect(session.state).toMatchObject({ step: 'signedIn', technician: { role: 'full' } })
    await service.check()
    expect(session.state).toMatchObject({ step: 'signedIn', technician: { role: 'limited' } })
    answer = () => Promise.reject(fail('unreachable'))
    await service.check()
    expect(session.state.step).toBe('signedIn')
    answer = () => Promise.resolve({ ...technician, role: 'none', groupIds: [] })
    service.notAllowed(partner)
    await vi.waitFor(() => expect(session.state).toEqual({ step: 'noRole', userPrincipalName: 'full@fabrikam.com' }))
    expect(beforeSignOut).toHaveBeenLastCalledWith('accessRemoved')
    expect([kept, remembered]).toEqual([undefined, undefined])
  })

  it.each([['cancelled', 'cancelled'], ['timedOut', 'timedOut'], ['unreachable', 'failed']] as const)('tells %s as %s', async (kind, reason) => {
    interactive = () => Promise.reject(fail(kind))
    const { service, session } = make()
    await service.signIn()
    expect(session.state).toMatchObject({ step: 'signedOut', reason })
  })

  it('cancels the one attempt that waits', async () => {
    interactive = (signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(fail('cancelled')))
      })
    const { service, session } = make()
    const first = service.signIn()
    expect(service.signIn()).toBe(first)
    service.cancel()
    await first
    expect(session.state).toMatchObject({ step: 'signedOut', reason: 'cancelled' })
  })

  it('keeps the account when a refresh is refused in the middle of work, also over a cancelled renewal', async () => {
    const { service, session } = make()
    await service.signIn()
    service.refused()
    service.refused()
    expect(session.state).toMatchObject({ step: 'signedIn', needsSignIn: true })
    expect(afterRefusal).toHaveBeenCalledOnce()
    expect(record.mock.calls.filter(([{ action }]) => action === 'signIn.refused')).toEqual([[{ action: 'signIn.refused', result: 'failed', who: 'full@fabrikam.com', partnerTenantId: partner }]])
    interactive = () => Promise.reject(fail('cancelled'))
    await service.signIn()
    expect(session.state).toMatchObject({ step: 'signedIn', needsSignIn: true })
    interactive = () => Promise.resolve(account)
    await service.signIn()
    expect(session.state).not.toHaveProperty('needsSignIn')
  })

  it('asks whether the sign-in still counts: a lost role ends it, a network that does not answer changes nothing', async () => {
    const { service, session, steps } = make()
    await service.check()
    expect(steps).toEqual([])
    await service.signIn()
    answer = () => Promise.reject(fail('unreachable'))
    await service.check()
    answer = () => Promise.resolve({ ...technician })
    await service.check()
    expect([steps, beforeSignOut.mock.calls.length]).toEqual([['signingIn', 'signedIn'], 0])
    answer = () => Promise.resolve({ ...technician, role: 'none' })
    await service.check()
    expect([session.state.step, beforeSignOut.mock.calls.length]).toEqual(['noRole', 1])
  })

  it('does not ask while a new sign-in is needed, nor take an answer that a sign-out overtook', async () => {
    const { service, session } = make()
    await service.signIn()
    const asked = vi.fn(() => Promise.resolve({ ...technician, role: 'limited' as const }))
    let release = (): void => undefined
    answer = () => new Promise((resolve) => { release = () => resolve({ ...technician, role: 'limited' }) })
    const checking = service.check()
    await service.signOut()
    release()
    await checking
    expect(session.state.step).toBe('signedOut')
    answer = () => Promise.resolve(technician)
    await service.signIn()
    service.refused()
    answer = asked
    await service.check()
    expect(asked).not.toHaveBeenCalled()
  })

  it('forgets the former technician’s things when another one signs in', async () => {
    const { service } = make()
    await service.signIn()
    answer = () => Promise.resolve({ ...technician, homeAccountId: 'you.home' })
    await service.signIn()
    expect(afterSignOut).toHaveBeenCalledOnce()
  })

  it('ends everything at sign-out, in order', async () => {
    const { service, session } = make()
    await service.signIn()
    await service.signOut()
    expect(session.state).toEqual({ step: 'signedOut', reason: 'signedOut' })
    expect(beforeSignOut.mock.invocationCallOrder[0]).toBeLessThan(afterSignOut.mock.invocationCallOrder[0] ?? 0)
    expect(record).toHaveBeenLastCalledWith(expect.objectContaining({ action: 'signOut', who: 'full@fabrikam.com' }))
  })
})

describe('connection', () => {
  it('follows the outcomes, believes a lost cable at once, and asks when it is back', async () => {
    const told: unknown[] = []
    const probe = vi.fn(() => Promise.resolve())
    const connection = createConnectionService({ tell: (_name, state) => told.push(state), probe, probeAfterMs: [10_000] })
    expect(connection.state).toBe('unknown')
    connection.outcome('answered')
    connection.outcome('answered')
    connection.hint(false)
    connection.hint(true)
    expect(connection.state).toBe('offline')
    expect(probe).toHaveBeenCalledOnce()
    connection.outcome('answered')
    expect(told).toEqual(['online', 'offline', 'online'])
    connection.stop()
  })

  it('asks again and again while offline, and stops', async () => {
    vi.useFakeTimers()
    try {
      const probe = vi.fn(() => Promise.reject(fail('unreachable')))
      const connection = createConnectionService({ tell: () => {}, probe, probeAfterMs: [100, 200] })
      connection.outcome('unreachable')
      await vi.advanceTimersByTimeAsync(650)
      expect(probe).toHaveBeenCalledTimes(3)
      connection.stop()
      await vi.advanceTimersByTimeAsync(1000)
      expect(probe).toHaveBeenCalledTimes(3)
    } finally {
      vi.useRealTimers()
    }
  })
})
