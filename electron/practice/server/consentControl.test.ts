import { afterEach, expect, it } from 'vitest'
import { Stranger, graphDefault } from '../surface/stranger'
import { startTestCloud, type TestCloud } from './testCloud'

let cloud: TestCloud
afterEach(() => cloud.end())

const order = async (body: unknown): Promise<number> => (await fetch(`${cloud.at.url}/_practice/consent`, { method: 'POST', body: JSON.stringify(body) })).status

it('a tenant takes its consent back and gives it again; other tenants and the portal do not notice', async () => {
  cloud = await startTestCloud({ control: true })
  const stranger = new Stranger(cloud.at)
  const { refresh_token: refresh } = await stranger.signIn({ user: 'full@fabrikam.com', scope: `${graphDefault} offline_access` })
  const tokenFor = (domain: string) => stranger.refresh(refresh, cloud.tenant(domain).id, graphDefault)
  expect(await order({ domain: 'contoso.com', given: false })).toBe(200)
  expect(await tokenFor('contoso.com')).toMatchObject({ status: 400, error_codes: [65001] })
  expect((await tokenFor('wingtiptoys.com')).access_token).toBeDefined()
  expect(await order({ domain: 'contoso.com', given: true })).toBe(200)
  expect((await tokenFor('contoso.com')).access_token).toBeDefined()
  for (const wrong of [{ domain: 'nowhere.example', given: false }, { domain: 'fabrikam.com', given: false }, { domain: 'contoso.com' }]) expect(await order(wrong)).toBe(400)
})

it('is not there unless the controls are', async () => {
  cloud = await startTestCloud()
  expect(await order({ domain: 'contoso.com', given: false })).toBe(404)
})
