import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppFailure, type AppError } from '../../contract/errors'
import { recordIdSchema, tenantIdSchema, type TenantId } from '../../contract/ids'
import { readyMessage } from '../../practice/server/ready'
import { PlainBrowser } from '../../practice/server/plainBrowser'
import { attended, unattended } from '../../lib/presence'
import { withTimeLimit } from '../../lib/wait'
import { startTestCloud, type TestCloud } from '../../practice/server/testCloud'
import { resetLimits, runReset } from '../../services/passwordReset/resetRun'
import type { ResetIntent } from '../../services/passwordReset/resetIntent'
import { createConnector, type Connector } from '../connector'
import { practiceRecord } from '../records/practice'
import { memoryVault } from '../testing/oidcStub'
import type { AskingNews } from './askingTurns'
import { createIdentity } from './identity'
import type { Fetch } from './networkClient'
import type { OpenSignIn } from './signInAttempt'

const limitMs = 120_000
const never = new AbortController().signal

const failureOf = async (work: Promise<unknown>): Promise<AppError | undefined> =>
  work.then(() => undefined, (error: unknown) => {
    if (error instanceof AppFailure) return error.error
    throw error
  })

describe('a challenge in the middle of an action, over MSAL and HTTP', () => {
  const sent: string[] = []
  const opened: string[] = []
  const onRefused = vi.fn()
  const onWanted = vi.fn()
  const news = { begun: vi.fn<AskingNews['begun']>(), ended: vi.fn<AskingNews['ended']>() }
  let cloud: TestCloud
  let connector: Connector
  let identity: ReturnType<typeof createIdentity>
  let contoso: TenantId
  /** What the technician does with the sign-in page. */
  let technician: (url: string) => OpenSignIn

  const noted: Fetch = async (url, init) => {
    const answer = await fetch(url, init)
    if (url.startsWith(cloud.at.graph)) sent.push(`${init.method} ${new URL(url).pathname.split('/').slice(2, 3).join('')} ${answer.status}`)
    return answer
  }
  const signsIn = (url: string): OpenSignIn => {
    void new PlainBrowser().open(url).then((browser) => browser.signIn('full@fabrikam.com').then(() => browser.submit({})))
    return { closed: new Promise(() => {}), close: () => {} }
  }
  const closesIt = (): OpenSignIn => ({ closed: Promise.resolve(), close: () => {} })

  beforeAll(async () => {
    cloud = await startTestCloud({ customers: 3, control: true })
    const record = practiceRecord(readyMessage(cloud.at, cloud.world, true))
    technician = signsIn
    identity = createIdentity({
      record, vault: memoryVault(), fetch, clearSignInCookies: () => Promise.resolve(), onWrongTenant: () => {}, onRefused, onWanted, asking: news,
      openSignIn: (url) => {
        opened.push(url)
        return technician(url)
      }
    })
    await identity.signIn(never)
    connector = createConnector({ record, identity, fetch: noted, onOutcome: () => {} })
    contoso = tenantIdSchema.parse(cloud.tenant('contoso.com').id)
  }, limitMs)
  afterAll(() => cloud.end())
  let next = 0
  const demand = async (domain: string, context: string | null): Promise<void> => {
    const answer = await fetch(`${cloud.at.url}/_practice/challenges`, { method: 'POST', body: JSON.stringify({ domain, context }) })
    expect(answer.status).toBe(200)
  }
  beforeEach(async () => {
    await connector.customerDirectory.domains(contoso, never)
    technician = signsIn
    sent.length = 0
    opened.length = 0
    for (const told of [onWanted, news.begun, news.ended]) told.mockClear()
    // Each test demands another context: a sign-in keeps those that it has.
    next += 1
    await demand('contoso.com', `c${next}`)
  })
  afterEach(async () => {
    await demand('contoso.com', null)
    await demand('fabrikam.com', null)
    expect(onRefused).not.toHaveBeenCalled()
  })

  it('asks once, finishes the read, and does not ask for the next one', async () => {
    expect(await connector.customerDirectory.domains(contoso, never)).toHaveLength(3)
    expect(sent).toEqual(['GET domains 401', 'GET domains 200'])
    expect(opened).toHaveLength(1)
    expect(new URL(opened[0] ?? '').searchParams.get('claims')).toContain(`"value":"c${next}"`)
    await connector.customerDirectory.subscriptions(contoso, never)
    expect(opened).toHaveLength(1)
  }, limitMs)

  it('asks once for everything that was read at the same time', async () => {
    await Promise.all([connector.customerDirectory.domains(contoso, never), connector.customerDirectory.subscriptions(contoso, never), connector.customerUsers.administrators(contoso, never)])
    expect(opened).toHaveLength(1)
  }, limitMs)

  const userName = 'user@contoso.com'
  const changedAt = (): string | undefined => cloud.world.directory.userByName(userName)?.lastPasswordChangeDateTime
  const intent = (): ResetIntent => ({
    id: recordIdSchema.parse(crypto.randomUUID()), tenantId: contoso, userId: cloud.world.directory.userByName(userName)?.id ?? '', userPrincipalName: userName, kind: 'cloud', privileged: false,
    mustChange: false, correlationId: crypto.randomUUID(), at: new Date().toISOString()
  })
  const parts = () => ({ users: connector.customerUsers, clock: { now: Date.now }, limits: resetLimits, keepOperation: () => Promise.resolve(), progress: () => {} })

  it('resumes a write exactly once', async () => {
    const before = changedAt()
    expect(await runReset(parts(), intent(), 'Once-and-only-once-1', never)).toEqual({ end: 'done' })
    expect(sent).toEqual(['PATCH users 401', 'PATCH users 204'])
    expect(opened).toHaveLength(1)
    expect(changedAt()).not.toBe(before)
  }, limitMs)

  it('the time of the sign-in counts neither against the action nor against its request, and it is done once', async () => {
    const slowly = 1_500
    technician = (url) => {
      setTimeout(() => void signsIn(url), slowly)
      return { closed: new Promise(() => {}), close: () => {} }
    }
    const before = changedAt()
    const begun = performance.now()
    expect(await withTimeLimit(slowly - 200, (signal) => runReset(parts(), intent(), 'Slow-but-only-once-1', signal))).toEqual({ end: 'done' })
    expect(performance.now() - begun).toBeGreaterThan(slowly)
    expect(sent).toEqual(['PATCH users 401', 'PATCH users 204'])
    expect(changedAt()).not.toBe(before)
  }, limitMs)

  it('does nothing when the technician closes the sign-in, and does not ask again to find out', async () => {
    technician = closesIt
    const before = changedAt()
    expect(await failureOf(runReset(parts(), intent(), 'Never-to-be-set-1', never))).toMatchObject({ kind: 'cancelled', code: 'signIn.askedCancelled' })
    expect(sent).toEqual(['PATCH users 401'])
    expect(opened).toHaveLength(1)
    expect(changedAt()).toBe(before)
  }, limitMs)

  it('makes one relationship in the partner’s own tenant', async () => {
    await demand('fabrikam.com', `c${next + 50}`)
    const made = await connector.relationships.create({ displayName: 'Asked in the middle', durationDays: 365, roles: ['729827e3-9c14-49f7-bb1b-9608f156bbb8'] }, never)
    expect(sent.filter((one) => one.startsWith('POST'))).toEqual(['POST tenantRelationships 401', 'POST tenantRelationships 201'])
    expect([...cloud.world.relationships.from(0)].filter(([{ displayName }]) => displayName === 'Asked in the middle').map(([{ id }]) => id)).toEqual([made.id])
    expect(opened).toHaveLength(1)
  }, limitMs)

  it('ends with words when the tenant goes on demanding something else, and the sign-in stays', async () => {
    technician = (url) => {
      void demand('contoso.com', 'c99').then(() => signsIn(url))
      return { closed: new Promise(() => {}), close: () => {} }
    }
    expect(await failureOf(connector.customerDirectory.domains(contoso, never))).toMatchObject({ kind: 'notAllowed', code: 'token.blockedByPolicy' })
    expect(opened).toHaveLength(1)
    expect(sent).toEqual(['GET domains 401', 'GET domains 401'])
  }, limitMs)

  const stays = (): OpenSignIn => ({ closed: new Promise(() => {}), close: () => {} })
  const portOf = (url: string | undefined): number => Number(new URL(new URL(url ?? '').searchParams.get('redirect_uri') ?? '').port)
  const answers = (port: number): Promise<boolean> => fetch(`http://127.0.0.1:${port}/`).then(() => true, () => false)

  it('ends with the cancel of the main window: the port is closed, nothing was sent, and the same call asks no more', async () => {
    technician = () => {
      setTimeout(() => identity.stopAsking(), 50)
      return stays()
    }
    const before = changedAt()
    const work = attended(async () => ({
      reset: await failureOf(runReset(parts(), intent(), 'Never-to-be-set-2', never)),
      after: await failureOf(connector.customerDirectory.domains(contoso, never))
    }))
    expect(await work).toMatchObject({ reset: { kind: 'cancelled', code: 'signIn.askedCancelled' }, after: { code: 'signIn.askedCancelled' } })
    expect(opened).toHaveLength(1)
    expect(await answers(portOf(opened[0]))).toBe(false)
    expect(changedAt()).toBe(before)
    expect(news.begun.mock.calls).toEqual([[contoso]])
    expect(news.ended.mock.calls).toEqual([[contoso, expect.objectContaining({ error: expect.objectContaining({ code: 'signIn.cancelled' }) })]])
    technician = signsIn
    expect(await attended(() => connector.customerDirectory.domains(contoso, never))).toHaveLength(3)
  }, limitMs)

  it('cancels whoever waits behind the open page too', async () => {
    await demand('fabrikam.com', `c${next}`)
    technician = () => {
      setTimeout(() => identity.stopAsking(), 200)
      return stays()
    }
    const both = await Promise.all([failureOf(connector.customerDirectory.domains(contoso, never)), failureOf(connector.partnerDirectory.technician(never))])
    expect(both.map((error) => error?.code)).toEqual(['signIn.askedCancelled', 'signIn.askedCancelled'])
    expect(opened).toHaveLength(1)
  }, limitMs)

  it('one sign-in answers for two companies that ask at once', async () => {
    await demand('fabrikam.com', `c${next}`)
    const [domains, technicianNow] = await Promise.all([connector.customerDirectory.domains(contoso, never), connector.partnerDirectory.technician(never)])
    expect(domains).toHaveLength(3)
    expect(technicianNow.userPrincipalName).toBe('full@fabrikam.com')
    expect(opened).toHaveLength(1)
    expect(news.ended.mock.calls).toHaveLength(1)
  }, limitMs)

  it('opens nothing for work that goes on by itself, and tells whom it waits for', async () => {
    const later = unattended(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      return failureOf(connector.customerDirectory.domains(contoso, never))
    })
    expect(await later).toMatchObject({ kind: 'signedOut', code: 'signIn.wanted' })
    expect(opened).toHaveLength(0)
    expect(onWanted.mock.calls).toEqual([[contoso]])
  }, limitMs)

  it('asks nobody for what runs in the background', async () => {
    expect(await failureOf(connector.health.read(contoso, { background: true, signal: never }))).toMatchObject({ kind: 'notAllowed', code: 'token.secondFactor' })
    expect(opened).toHaveLength(0)
  }, limitMs)
})
