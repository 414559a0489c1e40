import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../contract/errors'
import { contosoId, unreachable } from '../testing/offersAtWork'
import { deskAtWork } from '../testing/quotesAtWork'
import { followPauses } from './quoteFollower'

const acceptance = { tenantId: contosoId, companyName: 'Contoso', by: 'admin@contoso.com', at: '2026-11-21T13:00:00.000Z', items: [{ offerId: 'intune', licences: 12 }], delegatedAdministration: true }
const now = () => new AbortController().signal

describe('an answer', () => {
  it('is shown with who, when, licences as changed, and delegated administration; once', async () => {
    const { draft, desk, cloud, follower, book, entries, accepted, notified } = await deskAtWork()
    const { id } = await desk.issue((await draft(10)).id)
    cloud.become('q1', { state: 'accepted', acceptances: [acceptance] })
    await follower.poll(now())
    await follower.poll(now())
    expect(book.get(id)).toMatchObject({
      state: 'accepted', acceptances: [{ companyName: 'Contoso', by: 'admin@contoso.com', lines: [{ name: 'Microsoft Intune', licences: 12 }], delegatedAdministration: true }]
    })
    expect(book.get(id).history.at(-1)).toEqual({ at: acceptance.at, event: 'accepted', detail: 'Contoso' })
    expect(entries.slice(1)).toEqual([{ action: 'offer.answered', result: 'ok', tenantId: contosoId, detail: { quoteId: 'q1', answer: 'accepted', delegatedAdministration: true } }])
    expect(accepted).toEqual([contosoId])
    expect(notified).toEqual(['Contoso'])
  })

  it('of one customer does not end the offer for the others', async () => {
    const { draft, desk, cloud, follower, book, notified } = await deskAtWork()
    const { id } = await desk.issue((await draft()).id)
    cloud.become('q1', { state: 'accepted', acceptances: [acceptance] })
    await follower.poll(now())
    cloud.become('q1', { acceptances: [acceptance, { ...acceptance, tenantId: '22222222-2222-4333-8444-555555555555' as typeof contosoId, companyName: 'Wingtip' }] })
    await follower.poll(now())
    expect(book.get(id).acceptances).toHaveLength(2)
    expect(notified).toEqual(['Contoso', 'Wingtip'])
  })

  it.each([
    ['open', 'opened'], ['declined', 'declined'], ['expired', 'expired'], ['withdrawn', 'withdrawn']
  ] as const)('%s: %s', async (state, shown) => {
    const { draft, desk, cloud, book } = await deskAtWork()
    const { id } = await desk.issue((await draft()).id)
    await desk.openInEmail(id)
    cloud.become('q1', { state })
    expect(await desk.refresh(id)).toMatchObject({ state: shown })
    expect(book.get(id).history.some(({ event }) => event === shown)).toBe(true)
  })

  it('that is taken back makes the offer open again', async () => {
    const { draft, desk, cloud } = await deskAtWork()
    const { id } = await desk.issue((await draft()).id)
    cloud.become('q1', { state: 'declined' })
    await desk.refresh(id)
    cloud.become('q1', { state: 'open' })
    expect(await desk.refresh(id)).toMatchObject({ state: 'ready' })
  })

  it('writes nothing when nothing is new', async () => {
    const { draft, desk, follower, told } = await deskAtWork()
    await desk.issue((await draft()).id)
    told.length = 0
    await follower.poll(now())
    expect(told).toEqual([])
  })
})

describe('the watch', () => {
  it('asks for few one by one, for many by the list, and for what has ended not at all', async () => {
    const { draft, desk, cloud, follower, time } = await deskAtWork()
    for (let number = 0; number < 5; number += 1) await desk.issue((await draft()).id)
    cloud.asked.length = 0
    await follower.poll(now())
    expect(cloud.asked).toEqual(['pages'])
    cloud.become('q1', { state: 'withdrawn' })
    cloud.become('q2', { state: 'expired' })
    await follower.poll(now())
    cloud.asked.length = 0
    await follower.poll(now())
    expect(cloud.asked).toEqual(['get', 'get', 'get'])
    time.now += 40 * 86_400_000
    cloud.asked.length = 0
    await follower.poll(now())
    expect(cloud.asked).toEqual([])
  })

  it('asks more often while the window is in front, backs off after failures, and asks nothing offline', async () => {
    const pauses: number[] = []
    const stop = new AbortController()
    const work = await deskAtWork({
      wait: async (ms) => {
        pauses.push(Math.round(ms / 100) * 100)
        work.time.now += ms
        if (pauses.length === 4) work.follower.setFront(false)
        if (pauses.length === 5) work.line.online = false
        if (pauses.length === 6) work.follower.setFront(true)
        if (pauses.length === 7) stop.abort()
      }
    })
    await work.desk.issue((await work.draft()).id)
    work.cloud.asked.length = 0
    work.cloud.fail('get', unreachable(), new AppFailure({ kind: 'throttled', code: 'service.throttled', retryAfterMs: 60_000 }))
    await work.follower.watch(stop.signal)
    const { front, behind } = followPauses
    expect(pauses).toEqual([front, 2 * front, 60_000, front, behind, behind, front])
    expect(work.cloud.asked).toEqual(['get', 'get', 'get', 'get'])
  })

  it('does not ask before the service allows it, even when somebody looks', async () => {
    const asked: number[] = []
    const stop = new AbortController()
    const work = await deskAtWork({
      wait: async (ms) => {
        asked.push(work.cloud.asked.length)
        // The window comes to the front long before the pause is over.
        work.time.now += asked.length === 2 ? 1_000 : ms
        if (asked.length === 4) stop.abort()
      }
    })
    await work.desk.issue((await work.draft()).id)
    work.cloud.asked.length = 0
    work.cloud.fail('get', new AppFailure({ kind: 'throttled', code: 'service.throttled', retryAfterMs: 60_000 }))
    await work.follower.watch(stop.signal)
    expect(asked).toEqual([0, 1, 1, 2])
  })

  it('sees an acceptance within seconds', async () => {
    const { draft, desk, cloud, follower, book } = await deskAtWork({ wait: () => new Promise((resolve) => setTimeout(resolve, 5)) })
    const { id } = await desk.issue((await draft()).id)
    const stop = new AbortController()
    const watching = follower.watch(stop.signal)
    cloud.fail('get', unreachable())
    cloud.become('q1', { state: 'accepted', acceptances: [acceptance] })
    await expect.poll(() => book.get(id).state, { timeout: 5_000 }).toBe('accepted')
    stop.abort()
    await watching
  })
})
