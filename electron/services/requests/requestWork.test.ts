import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../contract/errors'
import { requestsAtWork } from '../testing/requestsAtWork'

const down = new AppFailure({ kind: 'unreachable', code: 'network.unreachable' })

/** One request in the cloud and in the cache. */
async function withRequest() {
  const at = await requestsAtWork()
  const { id } = await at.draft()
  await at.desk.send(id)
  at.entries.length = 0
  const seen = async () => {
    const details = await at.work.get('1000')
    if (details.kind !== 'request') throw new Error('no request')
    return details.request.updatedAt
  }
  return { ...at, draftId: id, seen }
}

describe('a service request', () => {
  it('is known by its number and by the draft that it was', async () => {
    const { work, draftId } = await withRequest()
    expect(await work.get('1000')).toMatchObject({ kind: 'request', request: { id: '1000', source: 'cloud' } })
    expect(await work.get(draftId)).toMatchObject({ kind: 'request', request: { id: '1000' } })
  })

  it('is shown from the cache offline, and one that is not there is not found', async () => {
    const { work, line } = await withRequest()
    line.online = false
    expect(await work.get('1000')).toMatchObject({ request: { title: 'Printers gone' } })
    await expect(work.get('999')).rejects.toMatchObject({ error: { kind: 'notFound', code: 'request.notFound' } })
    line.online = true
    await expect(work.get('999')).rejects.toMatchObject({ error: { kind: 'notFound' } })
  })

  it('gets a note once, also on a double click', async () => {
    const { work, cloud, entries } = await withRequest()
    const answers = await Promise.all([work.addNote('1000', ' Since Monday. '), work.addNote('1000', 'Since Monday. ')])
    expect(cloud.made[0]?.notes).toMatchObject([{ text: 'Since Monday.' }])
    expect(answers[1]).toMatchObject({ request: { notes: [{ text: 'Since Monday.' }] }, note: '' })
    expect(entries.map(({ action }) => action)).toEqual(['request.note'])
    await work.addNote('1000', 'Since Monday.')
    expect(cloud.made[0]?.notes).toHaveLength(2)
  })

  it('that is answered leaves what was typed meanwhile as the next note', async () => {
    const { work, cloud } = await withRequest()
    const add = cloud.addNote.bind(cloud)
    cloud.addNote = async (number, text) => {
      await work.keepNote('1000', 'Since Monday. And in Berlin')
      await add(number, text)
    }
    expect(await work.addNote('1000', 'Since Monday.')).toMatchObject({ request: { notes: [{ text: 'Since Monday.' }] }, note: 'Since Monday. And in Berlin' })
    await work.keepNote('1000', 'Since Mon')
    cloud.addNote = add
    expect(await work.addNote('1000', 'Since Monday, again.')).toMatchObject({ note: '' })
  })

  it('that the cloud does not change is on record with the reason', async () => {
    const { work, cloud, entries, seen } = await withRequest()
    const known = await seen()
    cloud.fail('addNote', down)
    await expect(work.addNote('1000', 'One')).rejects.toMatchObject({ error: { kind: 'unreachable' } })
    cloud.fail('setStatus', down)
    await expect(work.setStatus('1000', { status: 'closed', seen: known })).rejects.toMatchObject({ error: { kind: 'unreachable' } })
    expect(entries).toMatchObject([
      { action: 'request.note', result: 'failed', tenantId: cloud.made[0]?.tenantId, detail: { number: '1000', code: 'network.unreachable', correlationId: down.error.correlationId } },
      { action: 'request.close', result: 'failed' }
    ])
    expect(JSON.stringify(entries)).not.toContain('One')
  })

  it('gets a note once where the answer is lost, and keeps the text where it did not arrive', async () => {
    const { work, cloud } = await withRequest()
    cloud.fail('addNote', 'lostAnswer')
    expect(await work.addNote('1000', 'One')).toMatchObject({ request: { notes: [{ text: 'One' }] } })
    cloud.fail('addNote', 'notCarriedOut')
    await work.keepNote('1000', 'Two')
    await expect(work.addNote('1000', 'Two')).rejects.toMatchObject({ error: { kind: 'unreachable' } })
    expect(cloud.made[0]?.notes).toHaveLength(1)
    expect(await work.get('1000')).toMatchObject({ note: 'Two' })
    expect(await work.addNote('1000', 'Two')).toMatchObject({ note: '' })
    await expect(work.addNote('1000', ' ')).rejects.toMatchObject({ error: { code: 'request.emptyNote' } })
  })

  it('takes no note once somebody has closed it', async () => {
    const { work, cloud } = await withRequest()
    cloud.become('1000', { status: 'closed' })
    await work.keepNote('1000', 'Too late')
    await expect(work.addNote('1000', 'Too late')).rejects.toMatchObject({ error: { kind: 'conflict', code: 'request.closed' } })
    expect(await work.get('1000')).toMatchObject({ request: { status: 'closed' }, note: 'Too late' })
  })

  it('is closed and opened again', async () => {
    const { work, cloud, entries, seen } = await withRequest()
    expect(await work.setStatus('1000', { status: 'closed', seen: await seen(), note: 'Solved.' })).toMatchObject({ request: { status: 'closed', notes: [{ text: 'Solved.' }] } })
    expect(await work.setStatus('1000', { status: 'open', seen: await seen() })).toMatchObject({ request: { status: 'open' } })
    expect(cloud.made[0]?.status).toBe('open')
    expect(entries.map(({ action }) => action)).toEqual(['request.close', 'request.reopen'])
  })

  it.each([['before it was asked', false], ['between reading and writing', true]])('is not changed when somebody else changed it %s, and shows how it is now', async (_, between) => {
    const { work, cloud, seen } = await withRequest()
    const known = await seen()
    if (between) {
      const get = cloud.get.bind(cloud)
      let first = true
      cloud.get = async (number) => {
        const found = await get(number)
        if (first) cloud.note(number, 'Please wait', 'Support')
        first = false
        return found
      }
    } else cloud.note('1000', 'Please wait', 'Support')
    await expect(work.setStatus('1000', { status: 'closed', seen: known })).rejects.toMatchObject({ error: { kind: 'conflict', code: 'request.changed' } })
    expect(cloud.made[0]?.status).toBe('open')
    expect(await work.get('1000')).toMatchObject({ request: { notes: [{ text: 'Please wait' }] } })
  })

  it('counts as closed where only the answer was lost', async () => {
    const { work, cloud, seen } = await withRequest()
    cloud.fail('setStatus', 'lostAnswer')
    expect(await work.setStatus('1000', { status: 'closed', seen: await seen() })).toMatchObject({ request: { status: 'closed' } })
    cloud.fail('setStatus', 'notCarriedOut')
    await expect(work.setStatus('1000', { status: 'open', seen: await seen() })).rejects.toMatchObject({ error: { kind: 'unreachable' } })
  })

  it('that the cloud no longer knows is not found', async () => {
    const { work, cloud } = await withRequest()
    cloud.made.length = 0
    await expect(work.addNote('1000', 'x')).rejects.toMatchObject({ error: { kind: 'notFound' } })
    cloud.fail('get', down)
    await expect(work.refresh('1000')).rejects.toMatchObject({ error: { kind: 'unreachable' } })
  })
})
