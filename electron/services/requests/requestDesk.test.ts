import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../contract/errors'
import { contosoId } from '../testing/offersAtWork'
import { requestsAtWork } from '../testing/requestsAtWork'

const refused = new AppFailure({ kind: 'notAllowed', code: 'service.notAllowed' })
const down = new AppFailure({ kind: 'unreachable', code: 'network.unreachable' })

describe('drafts of service requests', () => {
  it('begin with the technician as the contact and the telephone of the company’s support', async () => {
    const { drafts } = await requestsAtWork()
    expect(await drafts.create(contosoId)).toMatchObject({
      state: 'draft', tenantId: contosoId, customerName: 'Contoso', severity: 'moderate', contact: { firstName: 'Fay van', lastName: 'Full', email: 'full@fabrikam.com', telephone: '+1 206 555 0191' }
    })
  })

  it('can be begun and written without a network', async () => {
    const { drafts, line, book } = await requestsAtWork()
    Object.assign(line, { online: false, company: false })
    const { id, contact } = await drafts.create()
    expect(contact.telephone).toBe('')
    await drafts.edit({ draftId: id, title: 'Printers', contact: { telephone: '123' } })
    await drafts.edit({ draftId: id, description: 'All', tenantId: contosoId, topic: { id: '1', name: 'Devices' } })
    expect(book.get(id)).toMatchObject({ title: 'Printers', description: 'All', tenantId: contosoId, customerName: 'Contoso', topic: { id: '1' }, contact: { lastName: 'Full', telephone: '123' } })
    await drafts.edit({ draftId: id, tenantId: null, topic: null })
    expect(book.get(id)).not.toHaveProperty('tenantId')
    expect(book.get(id)).not.toHaveProperty('customerName')
    expect(book.get(id)).not.toHaveProperty('topic')
  })

  it('are not begun anew while one for the same customer is still empty', async () => {
    const { drafts } = await requestsAtWork()
    const [first, again, other] = [await drafts.create(contosoId), await drafts.create(contosoId), await drafts.create()]
    expect(again.id).toBe(first.id)
    expect(other.id).not.toBe(first.id)
    await drafts.edit({ draftId: first.id, title: 'x' })
    expect((await drafts.create(contosoId)).id).not.toBe(first.id)
  })

  it('are sent with their words trimmed, and become the cloud’s request', async () => {
    const { draft, drafts, desk, cloud, cache, entries, index } = await requestsAtWork()
    const { id } = await draft()
    await drafts.edit({ draftId: id, title: '  Printers gone ' })
    expect(await desk.send(id)).toMatchObject({ state: 'sent', number: '1000' })
    expect(cloud.made[0]).toMatchObject({ title: 'Printers gone', tenantId: contosoId, severity: 'moderate' })
    expect(cache.get('1000')).toMatchObject({ title: 'Printers gone', status: 'open' })
    expect(index.find({ text: '', sort: 'updatedAt', descending: true }).map(({ id: row, state }) => [row, state])).toEqual([['1000', 'open']])
    expect(entries).toEqual([{ action: 'request.create', result: 'ok', tenantId: contosoId, detail: { number: '1000', title: '  Printers gone ', severity: 'moderate' } }])
    await desk.send(id)
    expect(cloud.made).toHaveLength(1)
    await expect(drafts.edit({ draftId: id, title: 'y' })).rejects.toMatchObject({ error: { code: 'request.alreadySent' } })
    await expect(desk.discard(id)).rejects.toMatchObject({ error: { code: 'request.alreadySent' } })
  })

  it('say what is missing, and ask nobody', async () => {
    const { drafts, desk, cloud } = await requestsAtWork()
    const { id } = await drafts.create(contosoId)
    await expect(desk.send(id)).rejects.toMatchObject({ error: { kind: 'invalid', code: 'request.incomplete', params: { field: 'title', reason: 'missing' } } })
    expect(cloud.asked).toEqual([])
  })

  it('wait offline, cannot be changed meanwhile, and go out in order by themselves', async () => {
    const { draft, drafts, desk, line, cloud, book } = await requestsAtWork()
    line.online = false
    const ids = [(await draft('One')).id, (await draft('Two')).id]
    for (const id of ids) expect(await desk.send(id)).toMatchObject({ state: 'draft', waiting: { attempts: 0 } })
    await expect(drafts.edit({ draftId: ids[0] as never, title: 'y' })).rejects.toMatchObject({ error: { code: 'request.waiting' } })
    expect(cloud.asked).toEqual([])
    line.online = true
    await desk.retry()
    expect(cloud.made.map(({ title }) => title)).toEqual(['One', 'Two'])
    expect(ids.map((id) => book.get(id as never).state)).toEqual(['sent', 'sent'])
  })

  it('keep the first that cannot go before those behind it, with the reason', async () => {
    const { draft, desk, cloud, book } = await requestsAtWork()
    const [one, two] = [await draft('One'), await draft('Two')]
    cloud.fail('create', down)
    cloud.fail('findByRequest', down)
    expect(await desk.send(one.id)).toMatchObject({ waiting: { attempts: 1, problem: { code: 'network.unreachable' } } })
    cloud.fail('findByRequest', down)
    expect(await desk.send(two.id)).toMatchObject({ waiting: { attempts: 0 } })
    await desk.retry()
    expect(cloud.made.map(({ title }) => title)).toEqual(['One', 'Two'])
    expect(book.get(one.id).waiting).toBeUndefined()
  })

  it('are made once where the answer is lost', async () => {
    const { draft, desk, cloud } = await requestsAtWork()
    const { id } = await draft()
    cloud.fail('create', 'lostAnswer')
    expect(await desk.send(id)).toMatchObject({ state: 'sent', number: '1000' })
    expect(cloud.made).toHaveLength(1)
  })

  it('are kept with the reason when they are refused, and can be tried again', async () => {
    const { draft, desk, cloud, book, entries } = await requestsAtWork()
    const { id } = await draft()
    cloud.fail('create', refused)
    await expect(desk.send(id)).rejects.toMatchObject({ error: { kind: 'notAllowed' } })
    expect(book.get(id)).toMatchObject({ state: 'draft', problem: { code: 'service.notAllowed' } })
    expect(entries.at(-1)).toMatchObject({ action: 'request.create', result: 'failed', detail: { code: 'service.notAllowed' } })
    expect(await desk.send(id)).toMatchObject({ state: 'sent' })
    expect(book.get(id)).not.toHaveProperty('problem')
  })

  it('can be taken out of the outbox; what was made for them meanwhile is closed', async () => {
    const { draft, drafts, desk, cloud, line, store, entries } = await requestsAtWork()
    const { id } = await draft()
    cloud.fail('create', 'lostAnswer')
    cloud.fail('findByRequest', down)
    expect((await desk.send(id)).waiting).toBeDefined()
    line.online = false
    expect((await desk.unqueue(id)).waiting).toBeUndefined()
    await drafts.edit({ draftId: id, title: 'Another' })
    line.online = true
    await desk.retry()
    expect(cloud.made).toMatchObject([{ status: 'closed' }])
    expect(entries).toMatchObject([{ action: 'request.close', result: 'ok', tenantId: cloud.made[0]?.tenantId, detail: { number: '1000' } }])
    expect(store.read('requestOutbox').size).toBe(0)
    expect(await desk.send(id)).toMatchObject({ state: 'sent', number: '1001' })
  })

  it('are thrown away with their intent', async () => {
    const { draft, desk, line, store, index } = await requestsAtWork()
    line.online = false
    const { id } = await draft()
    await desk.send(id)
    await desk.discard(id)
    expect([store.read('requests').size, store.read('requestOutbox').size]).toEqual([0, 0])
    expect(index.summary().states.waiting).toBe(0)
  })

  it('can be tracked under the number under which they were opened by hand', async () => {
    const { draft, drafts, work, index, entries, desk } = await requestsAtWork()
    const { id } = await draft()
    await expect(drafts.track(id, '  ')).rejects.toMatchObject({ error: { code: 'request.noNumber' } })
    await drafts.track(id, ' 3010-77 ')
    expect(await work.get(id)).toMatchObject({ kind: 'request', request: { id, number: '3010-77', source: 'tracked', status: 'open', topic: 'Devices', notes: [] } })
    await work.addNote(id, 'Support has called.')
    const closed = await work.setStatus(id, { status: 'closed', seen: 'whatever', note: 'Solved.' })
    expect(closed).toMatchObject({ request: { status: 'closed', notes: [{ by: 'Fay Full', text: 'Support has called.' }, { text: 'Solved.' }] } })
    await expect(work.addNote(id, 'More')).rejects.toMatchObject({ error: { code: 'request.closed' } })
    expect(index.find({ text: '3010', sort: 'updatedAt', descending: true })).toMatchObject([{ state: 'closed', number: '3010-77' }])
    expect(entries.map(({ action }) => action)).toEqual(['request.track', 'request.note', 'request.close'])
    await expect(desk.send(id)).rejects.toMatchObject({ error: { code: 'request.alreadySent' } })
    await desk.discard(id)
    expect(entries.at(-1)).toMatchObject({ action: 'request.untrack' })
  })
})
