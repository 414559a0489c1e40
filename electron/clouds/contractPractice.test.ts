import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { tenantIdSchema } from '../contract/ids'
import { readyMessage } from '../practice/server/ready'
import { PlainBrowser } from '../practice/server/plainBrowser'
import { startTestCloud, type TestCloud } from '../practice/server/testCloud'
import { GLOBAL_ADMINISTRATOR } from '../practice/world/roleTemplates'
import { createConnector, type Connector } from './connector'
import { exampleFor } from './examples/allExamples'
import type { Example } from './examples/example'
import { createIdentity } from './identity/identity'
import type { Fetch } from './identity/networkClient'
import { practiceRecord } from './records/practice'
import { callsOf, type Places } from './testing/everyCall'
import { memoryVault } from './testing/oidcStub'
import { shapeDifferences } from './testing/shape'

const limitMs = 120_000
const signal = new AbortController().signal
const trialOffer = z.array(z.object({ offerId: z.string(), isTrial: z.boolean() }))

/** What the practice cloud says besides, because nothing else here knows it: the wizard shows it where it is there. */
const ownAdditions: ReadonlySet<string> = new Set(['term', 'termUnitOfMeasure', 'product.skuPartNumber'].map((field) => `GET /offers items.${field}: not documented`))

/** Of resellerDelegatedAdminRelationship, which is documented as a type of its own (resources/resellerdelegatedadminrelationship). */
const ofResellers: ReadonlySet<string> = new Set(
  [' value.', '/{id} '].flatMap((place) => ['indirectProviderTenantId', 'isPartnerConsentPending'].map((field) => `GET /tenantRelationships/delegatedAdminRelationships${place}${field}: not documented`))
)

interface Exchange {
  readonly request: string
  readonly service: Example['service']
  readonly status: number
  readonly body: unknown
}

describe('the practice cloud against the documented examples', () => {
  const exchanges: (Exchange & { readonly example: Example | undefined })[] = []
  let operation = ''
  let cloud: TestCloud
  let connector: Connector

  /** Remembers what was asked and answered. */
  const noted: Fetch = async (url, init) => {
    const answer = await fetch(url, init)
    const address = decodeURIComponent(url)
    const found = (['graph', 'partnerCenter'] as const).find((service) => address.startsWith(`${cloud.at[service]}/`))
    if (found === undefined) return answer
    const [path = ''] = address.slice(cloud.at[found].length).split('?')
    const method = init.method ?? 'GET'
    const text = await answer.clone().text()
    operation = answer.headers.get('location')?.includes('/authentication/operations/') === true ? (answer.headers.get('location') ?? '') : operation
    exchanges.push({ request: `${method} ${path}`, service: found, status: answer.status, body: text === '' ? undefined : JSON.parse(text), example: exampleFor(found, method, path) })
    return answer
  }

  const placesOf = async (): Promise<Places> => {
    const { world } = cloud
    const { partner, adminAgents, helpdeskAgents } = world.directory
    const tenantId = tenantIdSchema.parse(cloud.tenant('wingtiptoys.com').id)
    const [active] = world.relationships.of(tenantId)
    const helpdesk = active?.accessAssignments.find(({ groupId }) => groupId === helpdeskAgents.id)
    if (active === undefined || helpdesk === undefined) throw new Error('the seed has changed')
    await world.consents.setPermission(tenantId, 'Directory.Read.All', false)
    await world.relationships.removeAssignment(active.id, helpdesk.id, helpdesk.etag)
    const draft = (displayName: string) => world.relationships.create({ displayName, duration: 'P365D', unifiedRoles: active.unifiedRoles })
    const [created, withdrawn] = [await draft('To be locked'), await draft('To be withdrawn')]
    const read = (id: string) => async () => {
      const found = await connector.relationships.get(id, signal)
      if (found === undefined) throw new Error(`no relationship ${id}`)
      return found
    }
    const assigned = async () => {
      const found = (await connector.relationships.accessAssignments(active.id, signal)).find(({ groupId }) => groupId === helpdeskAgents.id)
      if (found === undefined) throw new Error('no assignment')
      return found
    }
    const [provided] = [...world.relationships.from(0)].flatMap(([one]) => (one.partnerConsentPending === true ? [one.id] : []))
    const offer = trialOffer.parse(await connector.catalogue.products('US', signal)).find(({ isTrial }) => isTrial)
    const productId = async () => (await connector.commerce.products('DE', signal)).find(({ title }) => title === 'Microsoft Intune Plan 1')?.id ?? ''
    const [topic] = await connector.serviceRequests.topics('en', signal)
    return {
      tenantId, domain: 'wingtiptoys.com', userId: world.directory.userByName('user@wingtiptoys.com')?.id ?? '', userName: 'user@wingtiptoys.com', nextPage: () => `${cloud.at.graph}/users?$top=1&$select=id,displayName,userPrincipalName`, operation: () => operation,
      colleagueId: world.directory.userByName('none@fabrikam.com')?.id ?? '', groupId: adminAgents.id, freeGroupId: helpdeskAgents.id, newUserName: `adelev@${partner.domains[0]?.name ?? ''}`,
      created: read(created.id), withdrawn: read(withdrawn.id), active: read(active.id), ended: read(world.relationships.of(cloud.tenant('contoso.com').id)[0]?.id ?? ''), provided: read(provided ?? ''),
      assignment: assigned, removed: assigned, roles: active.unifiedRoles.filter((role) => role !== GLOBAL_ADMINISTRATOR).slice(0, 2), country: 'US', productId, requestId: crypto.randomUUID(),
      cartItem: async () => ({ catalogItemId: (await connector.commerce.skus(await productId(), 'DE', signal)).find(({ isTrial }) => isTrial)?.catalogItemId ?? '' }),
      cartId: async () => {
        const sku = (await connector.commerce.skus(await productId(), 'DE', signal)).find(({ isTrial }) => !isTrial)
        return (await connector.commerce.createCart(tenantId, [{ catalogItemId: sku?.catalogItemId ?? '', quantity: 1, term: 'P1Y', billingCycle: 'annual' }], crypto.randomUUID(), signal)).id
      },
      quote: { kind: 'trial', country: 'US', partnerId: '4567890', items: [{ offerId: offer?.offerId ?? '', licences: 25 }], delegatedAdministration: false },
      request: { tenantId, title: 'Mail', description: 'Since this morning.', severity: 'critical', topicId: topic?.id ?? '', contact: { firstName: 'Ada', lastName: 'Byron', email: 'ada@fabrikam.com', telephone: '+1 425 555 0100' } },
      requestNumber: async () => {
        for await (const [first] of connector.serviceRequests.pages(signal)) if (first !== undefined) return first.number
        throw new Error('no service request')
      }
    }
  }

  beforeAll(async () => {
    cloud = await startTestCloud({ customers: 60 })
    const record = practiceRecord(readyMessage(cloud.at, cloud.world, false))
    const identity = createIdentity({
      record, vault: memoryVault(), fetch, clearSignInCookies: () => Promise.resolve(), onWrongTenant: () => {}, onRefused: () => {},
      openSignIn: (url) => {
        void new PlainBrowser().open(url).then((browser) => browser.signIn('owner@fabrikam.com').then(() => browser.submit({})))
        return { closed: new Promise(() => {}), close: () => {} }
      }
    })
    await identity.signIn(signal)
    connector = createConnector({ record, identity, fetch: noted, onOutcome: () => {} })
  }, limitMs)
  afterAll(() => cloud.end())

  it('takes every call of the connectors, and answers each in the documented form', async () => {
    const at = await placesOf()
    const refused: string[] = []
    for (const [name, call] of callsOf(connector)) {
      await Promise.resolve(call(at, signal)).catch((error: unknown) => refused.push(`${name}: ${String(error)}`))
    }
    expect(refused).toEqual([])
    const differences = exchanges.flatMap(({ request, status, body, example }) => {
      if (example === undefined) return [`${request}: no example`]
      const endpoint = `${example.method} ${example.path}`
      return [
        ...(status === example.status || status === 404 ? [] : [`${endpoint}: ${status} instead of ${example.status}`]),
        ...(status === 404 ? [] : shapeDifferences(example.answer ?? null, body ?? null, example.sometimes).map((difference) => `${endpoint} ${difference}`).filter((difference) => !ownAdditions.has(difference) && !ofResellers.has(difference)))
      ]
    })
    expect([...new Set(differences)].toSorted()).toEqual([])
    expect(new Set(exchanges.map(({ example }) => example)).size).toBeGreaterThanOrEqual(55)
  }, limitMs)
})
