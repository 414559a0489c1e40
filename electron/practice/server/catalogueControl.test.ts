import { randomUUID } from 'node:crypto'

import { afterEach, describe, expect, it } from 'vitest'

import { startTestCloud } from './testCloud'
import type { TestCloud } from './testCloud'

const e3 = '05E9A617-0261-4CEE-BB44-138D3EF5D965'
const intune = '061F9ACE-7D42-4136-88AC-31DC755F143F'

let cloud: TestCloud
afterEach(() => cloud.end())

const ask = async (method: string, body?: unknown): Promise<{ status: number; json: unknown }> => {
  const answer = await fetch(`${cloud.at.url}/_practice/catalogue`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  return { status: answer.status, json: await answer.json() }
}

describe('the control of the catalogue', () => {
  it('takes products out and lowers limits, one after the other, until it is told to restore', async () => {
    cloud = await startTestCloud({ control: true })
    expect(await ask('POST', { remove: [e3.toLowerCase()] })).toMatchObject({ status: 200, json: { ok: true, removed: [e3] } })
    expect(await ask('POST', { maximumQuantity: { [intune]: 3 } })).toMatchObject({ status: 200, json: { removed: [e3], maximumQuantity: { [intune]: 3 } } })
    expect([cloud.world.catalogue.offer(e3, 'US'), cloud.world.catalogue.offer(intune, 'US')?.maximumQuantity]).toEqual([undefined, 3])
    expect((await ask('DELETE')).status).toBe(200)
    expect([cloud.world.catalogue.offer(e3, 'US')?.id, cloud.world.catalogue.offer(intune, 'US')?.maximumQuantity]).toEqual([e3, 10_000_000])
  })

  it.each([{ remove: [randomUUID()] }, { remove: ['E3'] }, { maximumQuantity: { [e3]: 0 } }, { maximumQuantity: { [e3]: 1.5 } }, { add: [] }])('refuses %o', async (order) => {
    cloud = await startTestCloud({ control: true })
    expect((await ask('POST', order)).status).toBe(400)
    expect(cloud.world.catalogue.change).toEqual({ removed: [], maximumQuantity: {} })
  })

  it('is not there unless the controls are', async () => {
    cloud = await startTestCloud()
    expect((await ask('POST', { remove: [e3] })).status).toBe(404)
    expect(cloud.world.catalogue.isRemoved(e3)).toBe(false)
  })
})
