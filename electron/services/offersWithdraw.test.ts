import { describe, expect, it } from 'vitest'
import { AppFailure } from '../contract/errors'
import { SimulatedDisk } from '../store/testing/simulatedDisk'
import { contosoId, offersAtWork, openOffers } from './testing/offersAtWork'

const issued = async (disk = new SimulatedDisk()) => {
  const work = await offersAtWork({ store: await openOffers(disk) })
  const { id } = await work.offers.createDelegated({ tenantId: contosoId })
  return { ...work, offer: await work.offers.issue(id), disk }
}
const unreachable = { error: { kind: 'unreachable' } }

describe('withdrawing an offer', () => {
  it('ends the invitation and is no "no" of the customer', async () => {
    const { offers, offer, relationships } = await issued()
    expect(await offers.withdraw(offer.id)).toMatchObject({ state: 'withdrawn' })
    expect(relationships.records.get('r1')?.status).toBe('terminated')
    await expect(offers.withdraw(offer.id)).rejects.toMatchObject({ error: { code: 'offer.answered' } })
  })

  it('survives a lost answer', async () => {
    const { offers, offer, relationships } = await issued()
    relationships.faults.set('withdraw', 'lostAnswer')
    expect(await offers.withdraw(offer.id)).toMatchObject({ state: 'withdrawn' })
  })

  it('stays open when it was not carried out, and can be asked for again', async () => {
    const { offers, offer, relationships } = await issued()
    relationships.faults.set('withdraw', 'notCarriedOut')
    await expect(offers.withdraw(offer.id)).rejects.toMatchObject(unreachable)
    expect(offers.get(offer.id).state).toBe('ready')
    expect(await offers.withdraw(offer.id)).toMatchObject({ state: 'withdrawn' })
  })

  it('leaves the answer to the customer when it was refused', async () => {
    const { offers, offer, relationships } = await issued()
    relationships.withdraw = () => Promise.reject(new AppFailure({ kind: 'notAllowed', code: 'service.notAllowed' }))
    await expect(offers.withdraw(offer.id)).rejects.toMatchObject({ error: { kind: 'notAllowed' } })
    expect(offers.get(offer.id)).toEqual({ ...offer, history: [...offer.history, { at: expect.any(String), event: 'withdrawalAsked' }] })
    relationships.become('r1', { status: 'terminated' })
    expect(await offers.refresh(offer.id)).toMatchObject({ state: 'declined' })
  })

  it('waits for a cloud that needs a moment to end it', async () => {
    const { offers, offer, relationships } = await issued()
    relationships.withdraw = async () => undefined
    expect(await offers.withdraw(offer.id)).toMatchObject({ state: 'ready' })
    relationships.become('r1', { status: 'terminating' })
    expect(await offers.refresh(offer.id)).toMatchObject({ state: 'withdrawn' })
  })

  it('is still a withdrawal when the application ended before the answer', async () => {
    const before = await issued()
    before.relationships.faults.set('withdraw', 'lostAnswer')
    const { get } = before.relationships
    let asked = 0
    const ended = new AbortController()
    before.relationships.get = async (id) => {
      asked += 1
      if (asked === 1) return get.call(before.relationships, id)
      ended.abort()
      return new Promise(() => undefined)
    }
    const withdrawing = before.offers.withdraw(before.offer.id, ended.signal)
    await expect(withdrawing).rejects.toMatchObject({ error: { kind: 'cancelled' } })
    const after = await offersAtWork({ store: await openOffers(before.disk) })
    for (const [id, record] of before.relationships.records) after.relationships.records.set(id, record)
    expect(await after.offers.refresh(before.offer.id)).toMatchObject({ state: 'withdrawn' })
  })

  it('tells when the customer was faster', async () => {
    const { offers, offer, relationships, accepted } = await issued()
    const withdraw = relationships.withdraw.bind(relationships)
    relationships.withdraw = async (record) => {
      relationships.become(record.id, { status: 'active', customer: { tenantId: contosoId, displayName: 'Contoso' } })
      await withdraw(record)
    }
    await expect(offers.withdraw(offer.id)).rejects.toMatchObject({ error: { kind: 'conflict', code: 'offer.answered' } })
    expect(offers.get(offer.id).state).toBe('accepted')
    expect(accepted).toEqual([contosoId])
  })

  it('is for issued offers only', async () => {
    const { offers } = await offersAtWork()
    await expect(offers.withdraw((await offers.createDelegated()).id)).rejects.toMatchObject({ error: { code: 'offer.notIssued' } })
  })
})

describe('throwing away a draft whose issuing had begun', () => {
  const begun = async (fault: 'lostAnswer' | 'notCarriedOut', more: { online?: () => boolean } = {}) => {
    const work = await offersAtWork(more)
    const { id } = await work.offers.createDelegated()
    work.relationships.faults.set('lock', fault)
    if (fault === 'lostAnswer') work.relationships.faults.set('get', 'notCarriedOut')
    await expect(work.offers.issue(id)).rejects.toMatchObject(unreachable)
    return { ...work, id }
  }

  it.each([['notCarriedOut', undefined], ['lostAnswer', 'terminated']] as const)('takes back what was made (lock: %s)', async (fault, status) => {
    const { offers, id, relationships, store } = await begun(fault)
    expect(relationships.records.size).toBe(1)
    await offers.discard(id)
    expect(offers.list()).toEqual([])
    expect(relationships.records.get('r1')?.status).toBe(status)
    expect(store.read('outbox').size).toBe(0)
  })

  it('does so later when it cannot be done now', async () => {
    let online = true
    const { offers, id, relationships, store } = await begun('notCarriedOut', { online: () => online })
    online = false
    await offers.discard(id)
    expect([relationships.records.size, store.read('outbox').size]).toEqual([1, 1])
    relationships.faults.set('withdraw', 'notCarriedOut')
    await expect(offers.resume()).rejects.toMatchObject(unreachable)
    await offers.resume()
    expect([relationships.records.size, store.read('outbox').size]).toEqual([0, 0])
  })

  it('leaves alone what a customer has accepted', async () => {
    const { offers, id, relationships, store } = await begun('lostAnswer')
    relationships.become('r1', { status: 'active' })
    await offers.discard(id)
    expect(relationships.records.get('r1')?.status).toBe('active')
    expect(store.read('outbox').size).toBe(0)
  })
})
