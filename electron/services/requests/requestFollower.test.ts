import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../contract/errors'
import { requestSeverities, requestStates } from '../../contract/serviceRequest'
import { requestSortKeys } from '../../contract/serviceRequestCalls'
import { foldText } from '../../lib/foldText'
import { contosoId } from '../testing/offersAtWork'
import { requestsAtWork } from '../testing/requestsAtWork'

const down = new AppFailure({ kind: 'unreachable', code: 'network.unreachable' })
const asked = (title: string) => ({ tenantId: contosoId, title, description: 'x', severity: 'moderate' as const, topicId: '1', contact: { firstName: '', lastName: 'Full', email: 'a@b.de', telephone: '' } })

async function withCloud(count: number) {
  const at = await requestsAtWork()
  for (let number = 1; number <= count; number += 1) await at.cloud.create(asked(`Request ${number}`), crypto.randomUUID())
  at.cloud.asked.length = 0
  return at
}

describe('following service requests', () => {
  it('reads all with their notes; the first reading is no news', async () => {
    const { follower, cache, cloud, notices } = await withCloud(2)
    cloud.note('1000', 'Hello', 'Support')
    cloud.become('1001', { status: 'closed' })
    await follower.refresh()
    expect(cache.get('1000')).toMatchObject({ notes: [{ text: 'Hello' }], readAt: expect.any(String) })
    expect(cache.get('1001')?.notes).toBeUndefined()
    expect(notices).toEqual([])
    expect(cache.readAt).toBeDefined()
    await follower.refresh()
    expect(cloud.asked).toEqual(['pages', 'get', 'pages'])
  })

  it('tells an answer once, until the technician has looked', async () => {
    const { follower, cloud, notices, cache, work, entries, index } = await withCloud(1)
    await follower.refresh()
    cloud.note('1000', 'Which users?', 'Support')
    cloud.become('1000', { status: 'attentionNeeded' })
    await follower.refresh()
    expect(notices).toMatchObject([{ id: 'requests.answered.1000', code: 'requests.answered', params: { title: 'Request 1', customer: 'Contoso' } }])
    expect(index.summary()).toMatchObject({ unread: 1, states: { attentionNeeded: 1 } })
    await follower.refresh()
    expect(entries.filter(({ action }) => action === 'request.answered')).toHaveLength(1)
    await work.get('1000')
    expect(notices).toEqual([])
    expect(cache.get('1000')?.unread).toBeUndefined()
  })

  it('takes the technician’s own words for no news', async () => {
    const { follower, cloud, notices, index } = await withCloud(1)
    await follower.refresh()
    cloud.note('1000', 'From the portal', 'Fay Full')
    await follower.refresh()
    expect(notices).toEqual([])
    expect(index.summary().unread).toBe(0)
  })

  it('tells many answers in one sentence', async () => {
    const { follower, cloud, notices } = await withCloud(5)
    await follower.refresh()
    for (const { number } of cloud.made) cloud.become(number, { status: 'attentionNeeded' })
    await follower.refresh()
    expect(notices).toMatchObject([{ code: 'requests.answeredMany', params: { count: 5 } }])
  })

  it('loses no answer where the notes cannot be read now', async () => {
    const { follower, cloud, notices, cache } = await withCloud(1)
    await follower.refresh()
    cloud.note('1000', 'Which users?', 'Support')
    cloud.fail('get', down)
    await expect(follower.refresh()).rejects.toMatchObject({ error: { kind: 'unreachable' } })
    expect(cache.get('1000')?.notes).toEqual([])
    await follower.refresh()
    expect(notices).toHaveLength(1)
  })

  it('lets go of what the technician may not see any more, and keeps everything when the list cannot be read', async () => {
    const { follower, cloud, cache } = await withCloud(2)
    await follower.refresh()
    cloud.fail('pages', down)
    await expect(follower.refresh()).rejects.toBeInstanceOf(AppFailure)
    expect(cache.table().size).toBe(2)
    cloud.made.pop()
    await follower.refresh()
    expect([...cache.table().ids()]).toEqual(['1000'])
  })

  it('shows a request that was opened by hand as the cloud has it, once it is there', async () => {
    const { drafts, draft, follower, index, cloud, work } = await requestsAtWork()
    const { id } = await draft('By hand')
    await drafts.track(id, '1000')
    await follower.refresh()
    expect(index.find({ text: '', sort: 'updatedAt', descending: true })).toMatchObject([{ id, state: 'open' }])
    await cloud.create(asked('By hand'), crypto.randomUUID())
    cloud.become('1000', { status: 'attentionNeeded' })
    await follower.refresh()
    expect(index.find({ text: '', sort: 'updatedAt', descending: true })).toMatchObject([{ id: '1000', state: 'attentionNeeded' }])
    expect(await work.get(id)).toMatchObject({ request: { id: '1000', source: 'cloud' } })
    await work.addNote(id, 'Now in the cloud')
    expect(cloud.made[0]?.notes).toHaveLength(1)
  })
})

describe('the list', () => {
  it('lets through exactly what fits the filter, in the order that is wanted', async () => {
    const { cache, index, draft } = await requestsAtWork()
    await draft('Zebra printers')
    const words = ['printer', 'Müller', 'invoice', 'sign-in', 'Ökonomie']
    const row = fc.record({
      title: fc.constantFrom(...words), customer: fc.constantFrom('Contoso', 'Wingtip', 'Ängby'), status: fc.constantFrom('open' as const, 'attentionNeeded' as const, 'closed' as const),
      severity: fc.constantFrom(...requestSeverities, 'unknown' as const), day: fc.integer({ min: 10, max: 28 })
    })
    const filter = fc.record({
      text: fc.constantFrom('', 'PRINTER', 'muller', 'okonomie wingtip', 'nothing'), sort: fc.constantFrom(...requestSortKeys), descending: fc.boolean(),
      state: fc.option(fc.constantFrom(...requestStates), { nil: undefined }), severity: fc.option(fc.constantFrom(...requestSeverities), { nil: undefined })
    })
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 15 }), filter, async (rows, { state, severity, ...rest }) => {
        const all = rows.map(({ title, customer, status, severity: grave, day }, number) => ({
          id: `${number}`, number: `${number}`, title, customerName: customer, description: '', status, severity: grave, createdAt: `2026-11-${day}T00:00:00.000Z`,
          updatedAt: `2026-11-${day}T01:00:00.000Z`, readAt: '', files: []
        }))
        await cache.put(all, [...cache.table().ids()].filter((id) => Number(id) >= rows.length))
        const found = index.find({ ...rest, ...(state !== undefined && { state }), ...(severity !== undefined && { severity }) })
        const fits = all.filter((one) => (state === undefined || one.status === state) && (severity === undefined || one.severity === severity))
          .filter((one) => foldText(rest.text).split(' ').every((word) => foldText(`${one.title} ${one.customerName}`).includes(word)))
        expect(found.filter(({ number }) => number !== undefined).map(({ id }) => id).toSorted()).toEqual(fits.map(({ id }) => id).toSorted())
        const again = index.find({ ...rest, descending: !rest.descending, ...(state !== undefined && { state }), ...(severity !== undefined && { severity }) })
        const key = (one: (typeof found)[number]): unknown => (rest.sort === 'title' || rest.sort === 'customerName' ? foldText(one[rest.sort]) : one[rest.sort])
        expect(found.map(key)).toEqual(again.map(key).toReversed())
      }),
      { numRuns: 60 }
    )
  })

  it('counts where everything stands, over all customers and of one', async () => {
    const { follower, cloud, index, draft, desk, line } = await requestsAtWork()
    for (let number = 0; number < 3; number += 1) await cloud.create(asked(`Request ${number}`), crypto.randomUUID())
    cloud.become('1000', { status: 'closed' })
    await follower.refresh()
    line.online = false
    await draft('Still a draft')
    await desk.send((await draft('Waits')).id)
    expect(index.summary().states).toEqual({ draft: 1, waiting: 1, open: 2, attentionNeeded: 0, closed: 1 })
    expect(index.summary(contosoId).states.open).toBe(2)
    await index.rebuild()
    expect(index.summary().states).toEqual({ draft: 1, waiting: 1, open: 2, attentionNeeded: 0, closed: 1 })
  })
})
