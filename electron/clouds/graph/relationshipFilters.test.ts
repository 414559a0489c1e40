import { afterEach, describe, expect, it } from 'vitest'
import { startCloudStub, type CloudStub } from '../testing/cloudStub'
import type { HttpStub } from '../testing/httpStub'

const relationship = (id: string, displayName: string) => ({ id, displayName, status: 'created', '@odata.etag': 'W/"1"' })
const list = '/v1.0/tenantRelationships/delegatedAdminRelationships'
const open: HttpStub[] = []
afterEach(async () => {
  for (const stub of open.splice(0)) await stub.close()
})

/** A service with two pages of relationships. @param refused the field by which it does not narrow */
const start = async (refused: string): Promise<CloudStub> => {
  const stub = await startCloudStub((path) => {
    if (!path.startsWith(list)) return undefined
    if (path.includes(`$filter=${refused}`)) return { status: 400, json: { error: { code: 'BadRequest', message: 'The filter is not supported.' } } }
    if (path.includes('$filter=')) return { status: 200, json: { value: [relationship('b', 'Second')] } }
    return path.includes('skiptoken') ? { status: 200, json: { value: [relationship('b', 'Second')] } } : { status: 200, json: { value: [relationship('a', 'First')], '@odata.nextLink': `{stub}${list}?$skiptoken=x`.replace('{stub}', address()) } }
  }, (record) => ({ ...record, capabilities: { ...record.capabilities, gdap: true } }))
  open.push(stub)
  const address = (): string => stub.url
  return stub
}

describe('relationships that are narrowed by a field', () => {
  it('are found by name also where the service does not narrow by it', async () => {
    const without = await start('displayName')
    expect(await without.relationships.findByName('Second')).toMatchObject({ id: 'b' })
    expect(await without.relationships.findByName('Third')).toBeUndefined()
    const withIt = await start('nothing')
    expect(await withIt.relationships.findByName('Second')).toMatchObject({ id: 'b' })
    expect(withIt.requests).toHaveLength(1)
  })
})
