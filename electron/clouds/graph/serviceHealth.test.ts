import { afterEach, describe, expect, it } from 'vitest'
import { tenantIdSchema } from '../../contract/ids'
import { startCloudStub, type CloudStub, type Routes } from '../testing/cloudStub'

const tenantId = tenantIdSchema.parse('11111111-2222-4333-8444-555555555555')
const path = '/v1.0/admin/serviceAnnouncement/healthOverviews?$expand=issues'
const ago = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString()
const issue = (id: string, more: object = {}) => ({
  id, title: `Title ${id}`, service: 'Exchange Online', classification: 'incident', status: 'serviceDegradation', startDateTime: ago(1), endDateTime: null, lastModifiedDateTime: ago(0.5),
  isResolved: false, impactDescription: 'Mail is <b>late</b>.', feature: 'Mail', featureGroup: 'All', posts: [], ...more
})

describe('service health', () => {
  let cloud: CloudStub | undefined
  afterEach(() => cloud?.close())
  const start = async (routes: Routes): Promise<CloudStub> => {
    cloud = await startCloudStub(routes)
    return cloud
  }

  it('is read in the customer’s own tenant, with the latest word as plain text', async () => {
    const posts = [
      { createdDateTime: ago(0.2), postType: 'regular', description: { contentType: 'html', content: '<p>Found &amp; being mended</p>' } },
      { createdDateTime: ago(0.9), postType: 'regular', description: { contentType: 'html', content: 'Old' } }
    ]
    const at = await start((asked, tenant) => (asked === path && tenant === tenantId ? { status: 200, json: { value: [{ id: 'Exchange', service: 'Exchange Online', status: 'serviceDegradation', issues: [issue('EX1', { posts })] }, { id: 'Intune', service: 'Microsoft Intune', status: 'serviceOperational', issues: null }] } } : undefined))
    expect(await at.health.read(tenantId, {})).toEqual({
      services: [{ id: 'Exchange', name: 'Exchange Online', status: 'serviceDegradation' }, { id: 'Intune', name: 'Microsoft Intune', status: 'serviceOperational' }],
      issues: [{
        id: 'EX1', title: 'Title EX1', service: 'Exchange Online', classification: 'incident', status: 'serviceDegradation', startedAt: expect.any(String), updatedAt: expect.any(String), resolved: false,
        impact: 'Mail is late.', feature: 'Mail', latest: { at: expect.any(String), text: 'Found & being mended' }
      }]
    })
  })

  it('leaves out what was solved long ago, and never what goes on', async () => {
    const old = issue('OLD', { isResolved: true, endDateTime: ago(30) })
    const going = Array.from({ length: 60 }, (_, index) => issue(`GO${index}`, { startDateTime: ago(100 + index) }))
    const at = await start(() => ({ status: 200, json: { value: [{ id: 'Exchange', service: 'Exchange Online', status: 'x', issues: [old, issue('NEW', { isResolved: true, endDateTime: ago(2), classification: 'advisory' }), ...going] }] } }))
    const { issues } = await at.health.read(tenantId, {})
    expect(issues).toHaveLength(50)
    expect(issues.every(({ resolved }) => !resolved)).toBe(true)
  })

  it('says who may not know', async () => {
    const at = await start(() => ({ status: 403, json: { error: { code: 'Authorization_RequestDenied', message: 'x' } } }))
    await expect(at.health.read(tenantId, { background: true })).rejects.toMatchObject({ error: { kind: 'notAllowed' } })
  })
})
