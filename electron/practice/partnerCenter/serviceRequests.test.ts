import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { trustingAuthenticate, tokenFor } from '../world/testTokens'
import { ANSWERS_AFTER } from '../world/serviceRequests/supportDesk'
import { World } from '../world/world'
import { partnerCenterRoutes } from './routes'

const PORTAL = 'http://127.0.0.1:1/portal'
let world: World
let app: ReturnType<typeof partnerCenterRoutes>
let contoso: string

beforeEach(async () => {
  world = await World.open({ customers: 30 })
  app = partnerCenterRoutes(world, trustingAuthenticate, PORTAL)
  contoso = world.directory.tenantByDomain('contoso.com')?.id ?? ''
})

type Json = Record<string, unknown>
interface Page { totalCount: number; items: (Json & { id: string; status: string; organization: { id: string } })[]; links: { next?: { uri: string; headers: { key: string; value: string }[] } } }
interface Note { createdByName: string; text: string }

async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}, user = 'full@fabrikam.com', from = app, of = world): Promise<{ status: number; json: Json }> {
  const token = tokenFor(of, user, 'fabrikam.com', { audience: 'partnerCenter', scopes: ['user_impersonation'] })
  const response = await from.request(path, { method, headers: { ...token, ...headers }, ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }) })
  return { status: response.status, json: (await response.json()) as Json }
}
const list = async (path: string, user?: string): Promise<Page> => (await send('GET', path, undefined, {}, user)).json as unknown as Page

const asked = {
  title: 'Printers gone', description: 'All printers are gone.', severity: 'critical', supportTopicId: '32444691',
  primaryContact: { firstName: 'Fabrikam', lastName: 'Full', email: 'full@fabrikam.com', phoneNumber: '+1 206 555 0191' }
}
const post = (body: unknown = asked, requestId: string = randomUUID(), user?: string, tenant = contoso): ReturnType<typeof send> =>
  send('POST', `/customers/${tenant}/servicerequests`, body, { 'ms-requestid': requestId }, user)
const etagOf = (json: Json): string => (json['attributes'] as { etag: string }).etag

describe('reading', () => {
  it('has the documented fields, and notes only of one that is asked for by its id', async () => {
    const { items } = await list(`/customers/${contoso}/servicerequests?status=attention_needed`)
    const [first] = items
    expect(items).toHaveLength(1)
    expect(first).toMatchObject({
      title: 'New laptops do not appear in Intune', severity: 'moderate', supportTopicId: '32444687', supportTopicName: 'Device enrolment', status: 'attention_needed',
      organization: { id: contoso, name: 'Contoso' }, primaryContact: { lastName: 'Full', email: 'full@fabrikam.com' }, lastUpdatedBy: { lastName: 'Support' },
      lastClosedDate: '0001-01-01T00:00:00', fileLinks: [{ name: 'enrolment-log.zip' }, { name: 'screenshot.png' }], notes: null, countryCode: 'US', attributes: { objectType: 'ServiceRequest' }
    })
    const { json } = await send('GET', `/servicerequests/${first?.id}`)
    expect(json['notes']).toEqual([expect.objectContaining({ createdByName: 'Practice Support', text: expect.stringContaining('since when') })])
  })

  it('comes page by page over all customers, the newest first, and can be filtered in three ways', async () => {
    const all = await list('/servicerequests')
    expect(all.totalCount).toBe(all.items.length)
    expect(all.items.length).toBeGreaterThan(5)
    const ids: string[] = []
    let path: string | undefined = '/servicerequests?size=2'
    let headers: Record<string, string> = {}
    while (path !== undefined) {
      const page = (await send('GET', path, undefined, headers)).json as unknown as Page
      ids.push(...page.items.map(({ id }) => id))
      path = page.links.next?.uri
      headers = Object.fromEntries((page.links.next?.headers ?? []).map(({ key, value }) => [key, value]))
    }
    expect(ids).toEqual(all.items.map(({ id }) => id))
    const closed = all.items.filter(({ status }) => status === 'closed').map(({ id }) => id)
    expect(closed.length).toBeGreaterThan(0)
    for (const query of ['status=closed', 'Field=Status&Value=Closed', `filter=${encodeURIComponent('{"Field":"Status","Value":"closed","Operator":"equals"}')}`]) {
      expect((await list(`/servicerequests?${query}`)).items.map(({ id }) => id), query).toEqual(closed)
    }
    expect((await send('GET', '/servicerequests?status=asleep')).json['code']).toBe('3000')
    expect((await send('GET', '/servicerequests?filter=x')).status).toBe(400)
  })

  it('shows a technician only the customers that they may work for', async () => {
    const woodgrove = world.directory.tenantByDomain('woodgrovebank.com')?.id ?? ''
    const tenants = async (user: string): Promise<Set<string>> => new Set((await list('/servicerequests', user)).items.map(({ organization }) => organization.id))
    expect((await tenants('full@fabrikam.com')).has(woodgrove)).toBe(true)
    expect((await tenants('limited@fabrikam.com')).has(woodgrove)).toBe(false)
    expect((await tenants('limited@fabrikam.com')).has(contoso)).toBe(true)
    const [one] = (await list(`/customers/${woodgrove}/servicerequests`)).items
    expect((await send('GET', `/servicerequests/${one?.id}`, undefined, {}, 'limited@fabrikam.com')).json).toMatchObject({ code: '2032' })
    expect((await send('GET', `/customers/${woodgrove}/servicerequests`, undefined, {}, 'limited@fabrikam.com')).status).toBe(403)
    expect((await send('GET', '/servicerequests', undefined, {}, 'none@fabrikam.com')).status).toBe(403)
    expect((await send('GET', '/servicerequests/999')).json).toMatchObject({ code: '1000' })
    expect((await send('GET', `/customers/${randomUUID()}/servicerequests`)).json).toMatchObject({ code: '60003' })
  })

  it('knows topics in English and German', async () => {
    const en = (await send('GET', '/servicerequests/supporttopics')).json as unknown as Page
    const de = (await send('GET', '/servicerequests/supporttopics', undefined, { 'x-locale': 'de-DE' })).json as unknown as Page
    expect(en.items[5]).toMatchObject({ id: '32444687', name: 'Device enrolment', attributes: { objectType: 'SupportTopic' } })
    expect(de.items[5]).toMatchObject({ id: '32444687', name: 'Geräteregistrierung' })
  })
})

describe('making one', () => {
  it('makes it once, however often the request comes, and finds it by the request’s id', async () => {
    const requestId = randomUUID()
    const answers = await Promise.all([post(asked, requestId), post(asked, requestId.toUpperCase()), post(asked, requestId)])
    expect(new Set(answers.map(({ json }) => json['id'])).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 201, json: { status: 'open', title: 'Printers gone', organization: { id: contoso } } })
    const found = await list(`/customers/${contoso}/servicerequests?requestId=${requestId}`)
    expect(found.items.map(({ id }) => id)).toEqual([answers[0]?.json['id']])
    expect((await post({ ...asked, title: 'Something else' }, requestId)).status).toBe(409)
    expect((await list(`/customers/${contoso}/servicerequests?requestId=${randomUUID()}`)).items).toEqual([])
  })

  it.each([
    ['without a request id', asked, { 'ms-requestid': '' }], ['without words', { ...asked, description: ' ' }, {}], ['with a title that is too long', { ...asked, title: 'x'.repeat(256) }, {}],
    ['about no topic', { ...asked, supportTopicId: '1' }, {}], ['with a contact without an address', { ...asked, primaryContact: { ...asked.primaryContact, email: 'nobody' } }, {}], ['that is no JSON', '{', {}]
  ])('refuses one %s', async (_, body, headers) => {
    const answer = await send('POST', `/customers/${contoso}/servicerequests`, body, { 'ms-requestid': randomUUID(), ...headers })
    expect([answer.status, answer.json['code']]).toEqual([400, '3000'])
  })

  it('lets only those make one who may enter the customer', async () => {
    const woodgrove = world.directory.tenantByDomain('woodgrovebank.com')?.id ?? ''
    const adatum = world.directory.tenantByDomain('adatum.com')?.id ?? ''
    expect((await post(asked, randomUUID(), 'limited@fabrikam.com')).status).toBe(201)
    expect((await post(asked, randomUUID(), 'limited@fabrikam.com', woodgrove)).json).toMatchObject({ code: '2032' })
    expect((await post(asked, randomUUID(), 'full@fabrikam.com', adatum)).status).toBe(403)
    expect((await post(asked, randomUUID(), 'none@fabrikam.com')).status).toBe(403)
  })

  it('is kept over a restart, and so is what makes it one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'practice-requests-'))
    const requestId = randomUUID()
    const ids: unknown[] = []
    for (let round = 0; round < 2; round += 1) {
      const kept = await World.open({ dataDir: folder, customers: 0 })
      const routes = partnerCenterRoutes(kept, trustingAuthenticate, PORTAL)
      const tenant = kept.directory.tenantByDomain('contoso.com')?.id ?? ''
      ids.push((await send('POST', `/customers/${tenant}/servicerequests`, asked, { 'ms-requestid': requestId }, undefined, routes, kept)).json['id'])
      await kept.close()
    }
    await rm(folder, { recursive: true })
    expect(ids[1]).toBe(ids[0])
  })
})

describe('a request’s life', () => {
  const patch = (id: unknown, body: unknown, headers: Record<string, string> = {}, user?: string): ReturnType<typeof send> => send('PATCH', `/servicerequests/${String(id)}`, body, headers, user)
  const read = async (id: unknown): Promise<Json> => (await send('GET', `/servicerequests/${String(id)}`)).json
  const texts = (json: Json): readonly string[] => (json['notes'] as Note[]).map(({ createdByName, text }) => `${createdByName}: ${text.slice(0, 12)}`)
  const pass = (milliseconds: number): Promise<void> => world.setClockOffset(world.clockOffset + milliseconds)

  it('is answered by support after its time, and again after each word', async () => {
    const { json: { id } } = await post()
    await pass(ANSWERS_AFTER.critical - 1_000)
    expect(await read(id)).toMatchObject({ status: 'open', notes: [] })
    await pass(2_000)
    const answered = await read(id)
    expect(answered).toMatchObject({ status: 'attention_needed', lastUpdatedBy: { lastName: 'Support' } })
    expect((await patch(id, { NewNote: { Text: 'Since this morning.' } })).json).toMatchObject({ status: 'open' })
    await pass(ANSWERS_AFTER.critical)
    expect(texts(await read(id))).toEqual(['Practice Support: Thank you fo', 'Fabrikam Full: Since this m', 'Practice Support: Thank you fo'])
    expect((await patch(id, { Status: 'Closed' })).json).toMatchObject({ status: 'closed', lastClosedDate: expect.stringContaining('20') })
    await pass(ANSWERS_AFTER.critical * 2)
    expect(await read(id)).toMatchObject({ status: 'closed' })
    expect((await patch(id, { newNote: { text: 'Again.' } })).json).toMatchObject({ code: '3000' })
    expect((await patch(id, { newNote: { text: 'Again.' }, status: 1 })).json).toMatchObject({ status: 'open' })
  })

  it('keeps the notes of two technicians, and refuses a status that means another version', async () => {
    const { json } = await post()
    const stale = { 'if-match': etagOf(json) }
    await Promise.all([patch(json['id'], { NewNote: { Text: 'One' } }), patch(json['id'], { NewNote: { Text: 'Two' } }, {}, 'limited@fabrikam.com')])
    expect(texts(await read(json['id'])).toSorted()).toEqual(['Fabrikam Full: One', 'Fabrikam Limited: Two'])
    expect(await patch(json['id'], { Status: 'closed' }, stale)).toMatchObject({ status: 412, json: { code: '2055' } })
    expect((await patch(json['id'], { Status: 'closed' }, { 'if-match': etagOf(await read(json['id'])) })).status).toBe(200)
  })

  it('counts the answer of support as another version', async () => {
    const { json } = await post()
    await pass(ANSWERS_AFTER.critical + 1_000)
    expect((await patch(json['id'], { Status: 'closed' }, { 'if-match': etagOf(json) })).status).toBe(412)
  })

  it.each([[{}], [{ Status: 'attention_needed' }], [{ Status: 'asleep' }], [{ NewNote: { Text: ' ' } }]])('refuses %j', async (body) => {
    const { json } = await post()
    expect((await patch(json['id'], body)).status).toBe(400)
  })
})
