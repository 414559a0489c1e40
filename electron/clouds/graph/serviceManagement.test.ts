import { afterEach, describe, expect, it } from 'vitest'
import { tenantIdSchema } from '../../contract/ids'
import type { CloudRecord } from '../cloud'
import { partner, startCloudStub, type CloudStub, type Routes } from '../testing/cloudStub'

const contoso = tenantIdSchema.parse('aaaaaaaa-0000-4000-8000-000000000000')
const ok = (json: unknown) => ({ status: 200, json })
const path = `/v1.0/tenantRelationships/delegatedAdminCustomers/${contoso}/serviceManagementDetails`
const atSharePoint = (record: CloudRecord): CloudRecord => ({
  ...record, portals: [...record.portals, { id: 'sites', nameKey: 'sites', url: 'https://{sharePointName}-admin.sharepoint.com/', origins: [] }]
})

describe('what Microsoft says of a customer’s portals', () => {
  let cloud: CloudStub | undefined
  afterEach(() => cloud?.close())
  const start = async (routes: Routes, change?: Parameters<typeof startCloudStub>[1]) => {
    cloud = await startCloudStub(routes, change)
    return cloud.serviceManagement
  }

  it('is read in the partner’s tenant; a name is one line of plain text', async () => {
    const value = [
      { '@odata.type': '#x', id: '1', serviceName: 'Business\u0000 \u202ECentral\r\nadmin', serviceManagementUrl: 'https://businesscentral.dynamics.com/' },
      { id: '2', serviceName: '\u200B', serviceManagementUrl: 'https://nameless.example/' }
    ]
    const management = await start((asked, tenant) => (asked === path && tenant === partner ? ok({ value }) : undefined))
    expect(await management.services(contoso)).toEqual([{ id: '1', name: 'Business Central admin', url: 'https://businesscentral.dynamics.com/' }])
  })

  it('tells no list of this customer from an answer that did not come', async () => {
    let status = 404
    const management = await start(() => ({ status, json: { error: { code: 'x', message: '' } } }))
    expect(await management.services(contoso)).toBeUndefined()
    status = 403
    await expect(management.services(contoso)).rejects.toMatchObject({ error: { kind: 'notAllowed' } })
  })

  it('is not asked for where the cloud has no such list', async () => {
    const management = await start(() => ok({}), (record) => ({ ...record, capabilities: { ...record.capabilities, gdap: false } }))
    expect([await management.services(contoso), await management.sharePointName(contoso), cloud?.requests]).toEqual([undefined, undefined, []])
  })

  it.each([
    ['contoso.sharepoint.com,11111111-0000-4000-8000-000000000000,2', 'contoso'], ['evil.example/x.sharepoint.com,1,2', undefined], ['contoso.sharepoint.com.evil.example,1,2', undefined], ['', undefined]
  ])('the name at SharePoint comes from the customer’s own root site: %s', async (id, name) => {
    const management = await start((asked, tenant) => (asked === '/v1.0/sites/root?$select=id' && tenant === contoso ? ok({ id }) : undefined), atSharePoint)
    expect(await management.sharePointName(contoso)).toBe(name)
  })

  it('whoever may not read the root site has no portal there', async () => {
    const management = await start(() => ({ status: 403, json: { error: { code: 'accessDenied', message: '' } } }), atSharePoint)
    expect(await management.sharePointName(contoso)).toBeUndefined()
  })
})
