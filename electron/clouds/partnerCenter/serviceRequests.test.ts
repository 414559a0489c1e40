import { afterEach, describe, expect, it } from 'vitest'
import { tenantIdSchema } from '../../contract/ids'
import { startCloudStub, type CloudStub, type Routes } from '../testing/cloudStub'
import type { HttpStub } from '../testing/httpStub'

const tenantId = tenantIdSchema.parse('11111111-2222-4333-8444-555555555555')
const raw = (id: string, more: object = {}) => ({
  id, title: 'Printers gone', description: 'All of them.', severity: 'critical', status: 'attention_needed', supportTopicId: '32444691', supportTopicName: 'Devices',
  organization: { id: tenantId, name: 'Contoso', phoneNumber: '1' }, primaryContact: { firstName: 'Fay', lastName: 'Full', email: 'full@fabrikam.com', phoneNumber: '+1' },
  lastUpdatedBy: { firstName: 'Practice', lastName: 'Support' }, createdDate: '2026-11-21T12:00:00.123', lastModifiedDate: '2026-11-21T13:00:00Z', lastClosedDate: '0001-01-01T00:00:00',
  fileLinks: [{ name: 'log.zip' }], notes: null, countryCode: 'US', attributes: { etag: '"e1"', objectType: 'ServiceRequest' }, ...more
})
const read = {
  number: '615', customerName: 'Contoso', tenantId, title: 'Printers gone', description: 'All of them.', severity: 'critical', status: 'attentionNeeded', topic: 'Devices', updatedBy: 'Practice Support',
  contact: { firstName: 'Fay', lastName: 'Full', email: 'full@fabrikam.com', telephone: '+1' }, createdAt: '2026-11-21T12:00:00.123Z', updatedAt: '2026-11-21T13:00:00.000Z', files: ['log.zip'], etag: '"e1"'
}
const asked = { tenantId, title: 'Printers gone', description: 'All of them.', severity: 'critical', topicId: '32444691', contact: read.contact } as const
const page = (items: readonly object[], next?: string) => ({ status: 200, json: { totalCount: items.length, items, ...(next === undefined ? {} : { links: { next: { uri: next, headers: [] } } }) } })

const open: HttpStub[] = []
afterEach(async () => {
  for (const stub of open.splice(0)) await stub.close()
})
const start = async (routes: Routes, creates = true): Promise<CloudStub> => {
  const stub = await startCloudStub(routes, (record) => ({ ...record, capabilities: { ...record.capabilities, createServiceRequests: creates } }))
  open.push(stub)
  return stub
}

describe('service requests', () => {
  it('are made for a customer, and read as they are', async () => {
    const bodies: string[] = []
    const { serviceRequests, requests } = await start((_path, _tenant, body) => {
      bodies.push(body)
      return { status: 201, json: raw('615') }
    })
    expect(await serviceRequests.create(asked, crypto.randomUUID())).toEqual(read)
    expect(requests).toEqual([`POST /v1/customers/${tenantId}/servicerequests`])
    expect(JSON.parse(bodies[0] ?? '')).toEqual({
      title: 'Printers gone', description: 'All of them.', severity: 'critical', supportTopicId: '32444691',
      primaryContact: { firstName: 'Fay', lastName: 'Full', email: 'full@fabrikam.com', phoneNumber: '+1' }
    })
  })

  it('are never made in a cloud that has no interface for it', async () => {
    const { serviceRequests, requests } = await start(() => undefined, false)
    await expect(serviceRequests.create(asked, crypto.randomUUID())).rejects.toMatchObject({ error: { kind: 'invalid', code: 'request.cannotCreate' } })
    expect(requests).toEqual([])
  })

  it('are found by the request that made them, by number with their notes in order, and page by page', async () => {
    const notes = [{ createdByName: 'B', createdDate: '2026-11-22T01:00:00', text: 'later' }, { createdByName: 'A', createdDate: '2026-11-21T14:00:00', text: 'first' }]
    const { serviceRequests } = await start((path) => {
      if (path.includes('requestId=known')) return page([raw('615')])
      if (path.includes('requestId=')) return page([])
      if (path === '/v1/servicerequests/615') return { status: 200, json: raw('615', { notes }) }
      if (path === '/v1/servicerequests?size=300') return page([raw('616')], '/servicerequests?size=300&continuation=x')
      if (path.startsWith('/v1/servicerequests?size=300&continuation')) return page([raw('615')])
      return { status: 404, json: { code: 1000, description: 'no' } }
    })
    expect(await serviceRequests.findByRequest('known', tenantId)).toMatchObject({ number: '615' })
    expect(await serviceRequests.findByRequest('other', tenantId)).toBeUndefined()
    expect((await serviceRequests.get('615'))?.notes).toEqual([{ by: 'A', at: '2026-11-21T14:00:00.000Z', text: 'first' }, { by: 'B', at: '2026-11-22T01:00:00.000Z', text: 'later' }])
    expect(await serviceRequests.get('9')).toBeUndefined()
    const numbers: string[] = []
    for await (const records of serviceRequests.pages(new AbortController().signal)) numbers.push(...records.map(({ number }) => number))
    expect(numbers).toEqual(['616', '615'])
  })

  it.each([
    ['numbers for words', { severity: 3, status: 2, id: 615 }, { severity: 'minimal', status: 'closed', number: '615' }],
    ['words in any case', { severity: 'Moderate', status: 'Open' }, { severity: 'moderate', status: 'open' }],
    ['words that are not known', { severity: 'panic', status: 'asleep' }, { severity: 'unknown', status: 'open' }],
    ['an organization that is no tenant', { organization: { id: 'x', name: 'Somebody' } }, { customerName: 'Somebody' }],
    ['hardly anything', { title: null, description: null, severity: null, organization: null, primaryContact: null, fileLinks: null, lastModifiedDate: null, attributes: null }, { title: '', customerName: '', updatedAt: '2026-11-21T12:00:00.123Z', files: [] }],
    ['when it was closed', { lastClosedDate: '2026-11-22T10:00:00' }, { closedAt: '2026-11-22T10:00:00.000Z' }]
  ])('are read with %s', async (_, more, expected) => {
    const { serviceRequests } = await start(() => ({ status: 200, json: raw('615', more) }))
    expect(await serviceRequests.get('615')).toMatchObject(expected)
  })

  it('are changed with what the documentation asks for, whether the answer is empty or not', async () => {
    const bodies: unknown[] = []
    let answer: { status: number; json: unknown } = { status: 200, json: raw('615') }
    const cloud = await start((_path, _tenant, body) => {
      bodies.push(JSON.parse(body))
      return answer
    })
    await cloud.serviceRequests.addNote('615', 'Since Monday.')
    expect(cloud.lastHeaders()['if-match']).toBeUndefined()
    answer = { status: 200, json: null }
    await cloud.serviceRequests.setStatus('615', { status: 'closed', note: 'Solved.', etag: '"e1"' })
    expect(cloud.lastHeaders()['if-match']).toBe('"e1"')
    expect(bodies).toEqual([{ NewNote: { Text: 'Since Monday.' } }, { Status: 'closed', NewNote: { Text: 'Solved.' } }])
    expect(cloud.requests).toEqual(['PATCH /v1/servicerequests/615', 'PATCH /v1/servicerequests/615'])
    answer = { status: 412, json: { code: 2055 } }
    await expect(cloud.serviceRequests.setStatus('615', { status: 'open' })).rejects.toMatchObject({ error: { kind: 'conflict', code: 'service.changed' } })
  })

  it('have topics in the technician’s language', async () => {
    const cloud = await start(() => page([{ id: 32_444_667, name: 'Anmeldung', description: null }, { id: '7', name: 'Domänen', description: 'x' }]))
    expect(await cloud.serviceRequests.topics('de')).toEqual([{ id: '32444667', name: 'Anmeldung' }, { id: '7', name: 'Domänen', description: 'x' }])
    expect(cloud.lastHeaders()['x-locale']).toBe('de-DE')
  })
})
