import { afterEach, describe, expect, it } from 'vitest'
import { tenantIdSchema } from '../../contract/ids'
import { startCloudStub, type CloudStub } from '../testing/cloudStub'
import type { HttpStub } from '../testing/httpStub'

const tenantId = tenantIdSchema.parse('11111111-2222-4333-8444-555555555555')
const request = { tenantId, cartId: 'cart' }

const open: HttpStub[] = []
afterEach(async () => {
  for (const stub of open.splice(0)) await stub.close()
})
const start = async (json: object, status = 200): Promise<CloudStub> => {
  const stub = await startCloudStub(() => ({ status, json }))
  open.push(stub)
  return stub
}

describe('a cart that is bought', () => {
  it.each<[string, object, object]>([
    ['whole', { orders: [{ id: 'a' }, { id: 'b' }], orderErrors: [] }, { orders: ['a', 'b'] }],
    ['as the one order of new commerce that the answer is', { id: 'a68736758d9c', status: 'pending', lineItems: [] }, { orders: ['a68736758d9c'] }],
    ['in part, and says why the rest was not', { orders: [{ id: 'a' }], orderErrors: [{ orderGroupId: '1', code: 800_060, description: 'It was bought before.' }, { orderGroupId: '2', code: 2_091 }] }, { orders: ['a'], refused: 'It was bought before. 2091' }]
  ])('is told %s', async (_how, answer, expected) => {
    const { commerce } = await start(answer, 201)
    expect(await commerce.checkOut(request, crypto.randomUUID())).toEqual(expected)
  })

  it('is told to have been refused where nothing of it was bought', async () => {
    const { commerce } = await start({ orders: [], orderErrors: [{ code: 800_060, description: 'No.' }] }, 201)
    await expect(commerce.checkOut(request, crypto.randomUUID())).rejects.toMatchObject({ error: { kind: 'invalid', code: 'order.refused', params: { reason: 'No.' } } })
  })

  it.each<[string, object, string]>([
    ['with a zone', { expirationTimestamp: '2021-08-25T17:30:11.2406416Z' }, '2021-08-25T17:30:11.240Z'],
    ['without one, which is UTC', { expirationTimestamp: '2021-08-25T17:30:11' }, '2021-08-25T17:30:11.000Z'],
    ['under the name that the documentation has elsewhere', { expirationTimeStamp: '2021-08-25T17:30:11Z' }, '2021-08-25T17:30:11.000Z'],
    ['never', { expirationTimestamp: '0001-01-01T00:00:00' }, '9999-12-31T00:00:00.000Z']
  ])('ends at a time that is written %s', async (_how, times, expected) => {
    const { commerce } = await start({ id: 'cart', status: 'Active', lineItems: [], ...times })
    expect(await commerce.cart(request)).toMatchObject({ expiresAt: expected })
  })
})
