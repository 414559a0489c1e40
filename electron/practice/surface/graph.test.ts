import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { startTestCloud } from '../server/testCloud'
import type { TestCloud } from '../server/testCloud'
import { Stranger, call } from './stranger'
import type { Answer } from './stranger'

let cloud: TestCloud
let token: string | undefined
beforeAll(async () => {
  cloud = await startTestCloud()
  token = (await new Stranger(cloud.at).signIn()).access_token
})
afterAll(() => cloud.end())

const RELATIONSHIPS = '/tenantRelationships/delegatedAdminRelationships'
const DIRECTORY_READERS = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b'
const SPELLED_OUT_IN_THE_DOCUMENTS = ['29232cdf-9323-42fd-ade2-1d097af3e4de', 'f28a1f50-f6e7-4571-818b-6a12f2af6b6c', '9360feb5-f418-4baa-8175-e2a00bac4301', '158c047a-c907-4556-b7ef-446551a6b5f7']

const ask = (path: string, init: Parameters<typeof call>[2] = {}): Promise<Answer> => call(cloud.at.graph + path, token, init)
const filtered = (filter: string): Promise<Answer> => ask(`${RELATIONSHIPS}?$filter=${encodeURIComponent(filter)}&$top=300`)
const valueOf = (answer: Answer): readonly Readonly<Record<string, unknown>>[] => (Array.isArray(answer.json['value']) ? answer.json['value'] : [])
const create = (more: object): Promise<Answer> =>
  ask(RELATIONSHIPS, { method: 'POST', body: { displayName: crypto.randomUUID(), duration: 'P30D', accessDetails: { unifiedRoles: [{ roleDefinitionId: DIRECTORY_READERS }] }, ...more } })

describe('collections', () => {
  it('refuse a $top that is not from 1 to 300', async () => {
    expect((await ask(`${RELATIONSHIPS}?$top=300`)).status).toBe(200)
    for (const top of ['301', '0', '-1', 'abc', '1.5']) expect(await ask(`${RELATIONSHIPS}?$top=${top}`)).toMatchObject({ status: 400, json: { error: { code: 'Request_BadRequest' } } })
  })

  it('understand in, and moments written with or without milliseconds', async () => {
    const either = valueOf(await filtered("status in ('expired', 'approvalPending')")).map((one) => one['id'])
    expect(either).toEqual(valueOf(await filtered("status eq 'expired' or status eq 'approvalPending'")).map((one) => one['id']))
    expect(either.length).toBeGreaterThan(1)
    const end = String(valueOf(await filtered("displayName eq 'Fabrikam for Wingtip Toys'"))[0]?.['endDateTime'])
    expect(valueOf(await filtered(`endDateTime eq ${end.replace('.000Z', 'Z')}`)).length).toBeGreaterThan(0)
  })

  it('answer what they cannot read with 400, however deep', async () => {
    for (const filter of ['('.repeat(5000), 'not '.repeat(1500), "status in ()", "status in ('a'", 'endDateTime le 2026-99-99', "status eq 'active"]) {
      expect(await filtered(filter)).toMatchObject({ status: 400, json: { error: { code: 'Request_UnsupportedQuery' } } })
    }
  })

  it('order by several properties', async () => {
    const rows = valueOf(await ask(`${RELATIONSHIPS}?$orderby=status,displayName desc&$top=300&$select=status,displayName`)).map((one) => [String(one['status']), String(one['displayName']).toLowerCase()] as const)
    const wanted = rows.toSorted(([a, x], [b, y]) => (a === b ? (x < y ? 1 : -1) : a < b ? -1 : 1))
    expect(rows).toEqual(wanted)
    expect((await ask(`${RELATIONSHIPS}?$orderby=status sideways`)).status).toBe(400)
  })
})

describe('relationships', () => {
  it('take every role of the documents and durations in any unit', async () => {
    expect((await create({ accessDetails: { unifiedRoles: SPELLED_OUT_IN_THE_DOCUMENTS.map((roleDefinitionId) => ({ roleDefinitionId })) } })).status).toBe(201)
    for (const duration of ['P104W', 'PT48H', 'P2Y', 'P24M', 'P730D']) expect([duration, (await create({ duration })).status]).toEqual([duration, 201])
    for (const duration of ['P105W', 'PT23H', 'P731D', 'P', 'PT', 'P1W2X']) expect([duration, (await create({ duration })).status]).toEqual([duration, 400])
  })

  it('can be changed at any version with a star, and only at the named one otherwise', async () => {
    const made = await create({})
    const path = `${RELATIONSHIPS}/${String(made.json['id'])}`
    const change = (etag: string): Promise<Answer> => ask(path, { method: 'PATCH', headers: { 'if-match': etag }, body: { duration: 'P31D' } })
    expect((await change('*')).status).toBe(200)
    expect((await change(String(made.json['@odata.etag']))).status).toBe(412)
    expect((await ask(path, { method: 'PATCH', body: { duration: 'P32D' } })).status).toBe(428)
  })

  it('tell of one request at the address that made it known', async () => {
    const { id } = (await create({})).json
    const made = await ask(`${RELATIONSHIPS}/${String(id)}/requests`, { method: 'POST', body: { action: 'lockForApproval' } })
    expect(made).toMatchObject({ status: 201, json: { status: 'created' } })
    const again = await call(made.headers.get('location') ?? '', token)
    expect(again).toMatchObject({ status: 200, json: { id: made.json['id'], action: 'lockForApproval', status: 'succeeded' } })
    expect((await ask(`${RELATIONSHIPS}/${String(id)}/requests/${crypto.randomUUID()}`)).status).toBe(404)
  })
})
