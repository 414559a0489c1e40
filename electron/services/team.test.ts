import { beforeEach, describe, expect, it, vi } from 'vitest'
import { AppFailure, type ErrorKind } from '../contract/errors'
import type { Team } from '../contract/team'
import { roleByGroups, roleQuestions } from '../domain/teamRules'
import type { Activity, TeamPort, TeamRecord } from './ports'
import { TeamService } from './team'

const [owner, full, limited, none] = ['1', '2', '3', '4'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`) as [string, string, string, string]
const user = (id: string, name: string) => ({ id, displayName: name, userPrincipalName: `${name.toLowerCase()}@fabrikam.com`, accountEnabled: true })
const fail = (kind: ErrorKind, code = `test.${kind}`) => new AppFailure({ kind, code })

const untilAborted = (signal: AbortSignal): Promise<never> => new Promise((_resolve, reject) => {
  signal.addEventListener('abort', () => reject(fail('cancelled', 'cancelled')), { once: true })
})

describe('the team', () => {
  let admins: Set<string>
  let helpdesk: Set<string>
  let steps: string[]
  let read: () => TeamRecord
  let create: TeamPort['create']
  let find: TeamPort['find']
  let memory: Team | undefined
  /** The request that gets no answer, whether the cloud carries it out all the same, and who is told that it is out. */
  let hold: { readonly step: string; readonly done: boolean; readonly out: () => void } | undefined
  const held = async (step: string, signal: AbortSignal | undefined, carryOut: () => unknown = () => undefined): Promise<void> => {
    if (signal?.aborted === true) throw fail('cancelled', 'cancelled')
    if (step !== hold?.step || signal === undefined) return
    if (hold.done) carryOut()
    hold.out()
    await untilAborted(signal)
  }
  const record = vi.fn<Activity['record']>(() => Promise.resolve())
  const ownRoleChanged = vi.fn(() => Promise.resolve())

  const make = () => {
    const groupOf = (id: string) => (id === 'a' ? admins : helpdesk)
    return new TeamService({
      port: {
        read: async (signal) => {
          await held('read', signal)
          return read()
        },
        find: async (name, signal) => {
          await held('find', signal)
          return find(name)
        },
        create: async (wanted, signal) => {
          await held('create', signal)
          return create(wanted)
        },
        addMember: async (group, id, signal) => {
          await held(`+${group}`, signal, () => groupOf(group).add(id))
          steps.push(`+${group}`)
          groupOf(group).add(id)
        },
        removeMember: async (group, id, signal) => {
          await held(`-${group}`, signal, () => groupOf(group).delete(id))
          steps.push(`-${group}`)
          groupOf(group).delete(id)
        }
      },
      memory: {
        read: () => memory,
        write: async (team) => {
          memory = team
        }
      },
      passwords: { make: () => ({ password: 'Made-Up-12', bits: 50 }) },
      activity: { record }, clock: { now: () => 0 }, company: () => 'Fabrikam', ownRoleChanged,
      reachOf: (group) => ({ group, customers: 1, roles: [], unread: 0 })
    })
  }

  beforeEach(() => {
    vi.clearAllMocks()
    admins = new Set([owner, full])
    helpdesk = new Set([limited])
    steps = []
    memory = undefined
    hold = undefined
    read = () => ({
      users: [user(owner, 'Owner'), user(full, 'Full'), user(limited, 'Limited'), user(none, 'None')],
      groups: { adminAgents: { id: 'a', memberIds: [...admins] }, helpdeskAgents: { id: 'h', memberIds: [...helpdesk] } },
      domains: ['fabrikam.com'], selfId: owner, mayChange: true
    })
    find = () => Promise.resolve(undefined)
    create = () => Promise.resolve({ id: none })
  })

  it('has the role that its groups give, Full before Limited', async () => {
    const { members } = await make().list()
    expect(members.map(({ role, isSelf }) => [role, isSelf])).toEqual([['full', true], ['full', false], ['limited', false], ['none', false]])
    expect([roleByGroups(['helpdeskAgents', 'adminAgents']), roleByGroups([])]).toEqual(['full', 'none'])
  })

  it('is shown as it was read while the cloud does not answer, and cannot be changed then', async () => {
    await make().list()
    read = () => {
      throw fail('unreachable')
    }
    expect(await make().list()).toMatchObject({ source: 'cache', mayChange: false, members: [{}, {}, {}, {}] })
    read = () => {
      throw fail('notAllowed')
    }
    await expect(make().list()).rejects.toMatchObject({ error: { kind: 'notAllowed' } })
  })

  it.each([[full, 'limited', ['+h', '-a']], [limited, 'full', ['+a', '-h']], [limited, 'none', ['-h']], [none, 'limited', ['+h']]] as const)('%s becomes %s: into the new group first', async (id, role, expected) => {
    const team = await make().setRole(id, role, false)
    expect(steps).toEqual(expected)
    expect(team.members.find((one) => one.id === id)?.role).toBe(role)
    expect(record).toHaveBeenCalledExactlyOnceWith({ action: 'team.setRole', result: 'ok', detail: expect.objectContaining({ to: role }) })
    expect(ownRoleChanged).not.toHaveBeenCalled()
  })

  it('asks first about one’s own role and the last Full one', async () => {
    await expect(make().setRole(owner, 'limited', false)).rejects.toMatchObject({ error: { code: 'team.askFirst' } })
    admins = new Set([full])
    await expect(make().setRole(full, 'none', false)).rejects.toMatchObject({ error: { code: 'team.askFirst' } })
    expect(steps).toEqual([])
    admins = new Set([owner])
    const { members } = await make().list()
    expect(roleQuestions(members, members[0] ?? (undefined as never), 'none')).toEqual(['ownRole', 'lastFull'])
    await make().setRole(owner, 'none', true)
    expect(ownRoleChanged).toHaveBeenCalledOnce()
  })

  it('says that a role was given also where the team cannot be read again, and tells whose own it was', async () => {
    const first = read
    let reads = 0
    read = () => {
      reads += 1
      if (reads > 1) throw fail('notAllowed')
      return first()
    }
    const team = await make().setRole(owner, 'limited', true)
    expect(steps).toEqual(['+h', '-a'])
    expect(team.members.find((one) => one.id === owner)?.role).toBe('limited')
    expect(ownRoleChanged).toHaveBeenCalledOnce()
    expect(record).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ action: 'team.setRole', result: 'ok' }))
  })

  it('says and records what could not be changed', async () => {
    read = () => ({ users: [user(none, 'None')], domains: [], selfId: owner, mayChange: true, groups: {} })
    await expect(make().setRole(none, 'full', false)).rejects.toMatchObject({ error: { code: 'team.noGroup' } })
    expect(record).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ result: 'failed', detail: expect.objectContaining({ code: 'team.noGroup' }) }))
    await expect(make().setRole(full, 'full', false)).rejects.toMatchObject({ error: { code: 'team.noUser' } })
  })

  describe('a cancel while a request is under way', () => {
    /** What became of a change that is cancelled while this request has no answer. */
    const cancelledAt = async <T>(step: string, done: boolean, change: (team: TeamService) => Promise<T>, before: () => void = () => undefined): Promise<{ readonly value?: T; readonly code?: string }> => {
      const team = make()
      const out = new Promise<void>((resolve) => { hold = { step, done, out: resolve } })
      const ended = change(team).then((value) => ({ value }), (thrown: unknown) => ({ code: thrown instanceof AppFailure ? thrown.error.code : String(thrown) }))
      await out
      before()
      team.cancel()
      return ended
    }
    const toLimited = (team: TeamService) => team.setRole(full, 'limited', true)

    it.each([
      ['read', false, 'team.cancelledUnchanged', 'full'],
      ['+h', false, 'team.cancelledUnchanged', 'full'],
      ['+h', true, 'team.cancelledPartly', 'full'],
      ['-a', false, 'team.cancelledPartly', 'full'],
      ['-a', true, undefined, 'limited']
    ] as const)('of a role, at %s (carried out: %s), says %s', async (step, done, code, role) => {
      const outcome = await cancelledAt(step, done, toLimited)
      expect(outcome.code).toBe(code)
      hold = undefined
      expect((await make().list()).members.find(({ id }) => id === full)?.role).toBe(role)
      const results = record.mock.calls.map(([{ result }]) => result)
      expect(results).toEqual(step === 'read' ? [] : [code === undefined ? 'ok' : 'cancelled'])
    })

    it('says that it is not known when nothing can be read afterwards, and what was interrupted can be finished', async () => {
      expect(await cancelledAt('+h', true, toLimited)).toEqual({ code: 'team.cancelledPartly' })
      hold = undefined
      // The role that already counts is given again: what the interrupted change left is taken away.
      await make().setRole(full, 'full', true)
      expect([...helpdesk]).toEqual([limited])
      const unread = await cancelledAt('+h', false, toLimited, () => {
        read = () => {
          throw fail('unreachable')
        }
      })
      expect(unread).toEqual({ code: 'team.cancelledNotKnown' })
    })

    it('of a new user keeps what is there: nobody, or the user with the password', async () => {
      expect(await cancelledAt('find', false, (team) => team.create(wanted))).toEqual({ code: 'team.cancelledUnchanged' })
      expect(await cancelledAt('create', false, (team) => team.create(wanted))).toEqual({ code: 'team.cancelledCreate' })
      let asked = 0
      find = () => Promise.resolve((asked += 1) === 1 ? undefined : { id: none })
      expect(await cancelledAt('create', true, (team) => team.create(wanted))).toMatchObject({ value: { password: 'Made-Up-12', roleError: { kind: 'cancelled', code: 'team.roleCancelled' } } })
      find = () => Promise.resolve(undefined)
      expect(await cancelledAt('+h', false, (team) => team.create(wanted))).toMatchObject({ value: { password: 'Made-Up-12', roleError: { code: 'team.roleCancelled' } } })
    })

    it('does nothing when nothing is under way', async () => {
      const team = make()
      team.cancel()
      expect((await team.setRole(none, 'limited', false)).members.find(({ id }) => id === none)?.role).toBe('limited')
    })
  })

  it('is changed by those only whose directory role allows it: nothing is sent for anybody else', async () => {
    const asked = vi.fn(() => Promise.resolve({ id: none }))
    create = asked
    const before = read()
    read = () => ({ ...before, mayChange: false })
    await expect(make().setRole(none, 'limited', true)).rejects.toMatchObject({ error: { kind: 'notAllowed', code: 'team.notAllowed' } })
    await expect(make().create(wanted)).rejects.toMatchObject({ error: { kind: 'notAllowed', code: 'team.notAllowed' } })
    expect(steps).toEqual([])
    expect(asked).not.toHaveBeenCalled()
  })

  const wanted = { displayName: 'Nora', alias: 'nora', domain: 'fabrikam.com', role: 'limited' } as const
  it('gets a new user with a role, and keeps the password nowhere', async () => {
    expect(await make().create(wanted)).toEqual({ userPrincipalName: 'nora@fabrikam.com', password: 'Made-Up-12' })
    expect(steps).toEqual(['+h'])
    expect(JSON.stringify([record.mock.calls, memory])).not.toContain('Made-Up')
  })

  it('finds out about a user whose creation was not answered', async () => {
    let made = false
    create = () => {
      made = true
      return Promise.reject(fail('unreachable'))
    }
    find = () => Promise.resolve(made ? { id: none } : undefined)
    expect((await make().create(wanted)).userPrincipalName).toBe('nora@fabrikam.com')
    made = false
    find = () => (made ? Promise.reject(fail('unreachable')) : Promise.resolve(undefined))
    await expect(make().create(wanted)).rejects.toMatchObject({ error: { code: 'team.notKnown' } })
    made = false
    find = () => Promise.resolve(undefined)
    await expect(make().create(wanted)).rejects.toMatchObject({ error: { code: 'test.unreachable' } })
  })

  it('refuses a name that is taken, and tells of a role that could not be given', async () => {
    find = () => Promise.resolve({ id: full })
    await expect(make().create(wanted)).rejects.toMatchObject({ error: { code: 'team.nameTaken' } })
    find = () => Promise.resolve(undefined)
    create = () => {
      read = () => {
        throw fail('unreachable')
      }
      return Promise.resolve({ id: none })
    }
    expect(await make().create(wanted)).toMatchObject({ password: 'Made-Up-12', roleError: { kind: 'unreachable' } })
  })
})
