import { z } from 'zod'
import { createConnector, type Connector } from '../../clouds/connector'
import { isMicrosoftLed } from '../../clouds/graph/transform'
import { createIdentity } from '../../clouds/identity/identity'
import type { Fetch } from '../../clouds/identity/networkClient'
import { practiceRecord } from '../../clouds/records/practice'
import { memoryVault } from '../../clouds/testing/oidcStub'
import type { BackgroundWork } from '../../contract/app'
import { tenantIdSchema } from '../../contract/ids'
import type { PracticeReady } from '../../contract/practice'
import { foremostRelationship, relationshipState } from '../../domain/relationshipState'
import { PlainBrowser } from '../../practice/server/plainBrowser'
import { openCustomerStore, type AppStoreOptions, type CustomerStore } from '../../store/appStores'
import { createCustomerCache } from '../customersPorts'
import { createCustomersRefresh } from '../customersRefresh'
import { foremostByTenant } from '../relationships/foremostByTenant'
import { RelationshipBook } from '../relationships/relationshipBook'
import { RelationshipsRefresh } from '../relationships/relationshipsRefresh'

const listSchema = z.object({ items: z.array(z.object({ id: tenantIdSchema, companyProfile: z.object({ companyName: z.string(), domain: z.string() }) })) })

/** Reads with a connector of its own what the cloud has: name and state of each customer. */
export const truthOf = async (connector: Connector, ready: PracticeReady, token: string): Promise<ReadonlyMap<string, string>> => {
  const answer = await fetch(`${ready.partnerCenter}/customers?size=0`, { headers: { authorization: `Bearer ${token}` } })
  const { items } = listSchema.parse(await answer.json())
  const call = { signal: new AbortController().signal }
  const byTenant = new Map<string, { readonly status: string; readonly endsAt?: string | undefined; readonly name: string }[]>()
  let next: string | undefined
  do {
    const page: Awaited<ReturnType<Connector['relationshipManagement']['page']>> = await connector.relationshipManagement.page(next === undefined ? { since: undefined } : { next }, call)
    for (const one of page.items) {
      if (one.customer === undefined || isMicrosoftLed(one)) continue
      const known = byTenant.get(one.customer.tenantId) ?? []
      known.push({ status: one.status, endsAt: one.endsAt, name: one.customer.displayName })
      byTenant.set(one.customer.tenantId, known)
    }
    next = page.next
  } while (next !== undefined)
  const now = Date.now()
  const stateOf = (id: string): string => {
    const foremost = foremostRelationship(byTenant.get(id) ?? [], now)
    return foremost === undefined ? 'none' : relationshipState(foremost, now)
  }
  const all = new Map(items.map(({ id, companyProfile: { companyName, domain } }) => [id as string, `${companyName} ${domain.toLowerCase()} ${stateOf(id)}`]))
  for (const [id, [first]] of byTenant) if (!all.has(id)) all.set(id, `${first?.name} * ${stateOf(id)}`)
  return all
}

/** How store and cloud differ. Who is not in the partner's list has its domain from elsewhere. */
export const differencesOf = (store: CustomerStore, truth: ReadonlyMap<string, string>): readonly string[] => {
  const kept = new Map([...store.read('customers').values()].map(({ id, name, defaultDomain, relationship }) => [id as string, [`${name} ${defaultDomain} ${relationship}`, `${name} * ${relationship}`]]))
  const found: string[] = []
  for (const [id, wanted] of truth) if (kept.get(id)?.includes(wanted) !== true) found.push(`${id}: ${kept.get(id)?.[0] ?? 'is not kept'}, not ${wanted}`)
  for (const [id, [text]] of kept) if (!truth.has(id)) found.push(`${id}: ${text} is kept, but gone`)
  return found
}

/** Everything that reads customers, over one opened store, as the application joins it. @param options absent: this process is one of its own, as the application is */
export const openReader = async (connector: Connector, folder: string, report: (work: BackgroundWork) => void, options: AppStoreOptions = {}) => {
  const store = await openCustomerStore(folder, options)
  const clock = { now: () => Date.now() }
  const work = { report, finish: () => undefined, list: () => [] }
  const scope = (): string => 'practice me'
  const book = new RelationshipBook({ store, clock, tell: () => undefined })
  // The services of a bad day recover sooner here.
  const rest = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, Math.min(ms, 200)) })
  const relationships = new RelationshipsRefresh({ management: connector.relationshipManagement, book, work, clock, scope, rest, done: () => undefined })
  const refresh = createCustomersRefresh({
    directory: connector.customerDirectory, cache: createCustomerCache(store), work, tell: () => undefined, clock, scope,
    knownRelationships: {
      readSince: (moment) => relationships.readSince(moment), byTenant: () => foremostByTenant(book, Date.now()),
      hold: () => relationships.hold(), resume: () => relationships.resume(), stop: () => relationships.cancel()
    },
    rest
  })
  return { store, refresh }
}

/** Signs in with the practice cloud's own pages, and counts what is asked through it. */
export const signedIn = async (ready: PracticeReady, hurried: boolean, seen: (status: number | undefined, path: string, url: string) => void): Promise<{ readonly connector: Connector; readonly plain: Connector; readonly token: string }> => {
  const record = practiceRecord(ready)
  const identity = createIdentity({
    record, vault: memoryVault(), fetch, clearSignInCookies: () => Promise.resolve(), onWrongTenant: () => undefined, onRefused: () => undefined,
    openSignIn: (url) => {
      void new PlainBrowser().open(url).then((browser) => browser.signIn('full@fabrikam.com').then(() => browser.submit({})))
      return { closed: new Promise(() => undefined), close: () => undefined }
    }
  })
  const { tenantId } = await identity.signIn(new AbortController().signal)
  const counted: Fetch = async (url, init) => {
    try {
      const answer = await fetch(url, init)
      seen(answer.status, new URL(url).pathname, url)
      return answer
    } catch (error) {
      seen(undefined, new URL(url).pathname, url)
      throw error
    }
  }
  // The chance by which pauses are spread, far below what it may be: a tenth of a pause remains.
  const parts = { record, identity, onOutcome: () => undefined, ...(hurried && { random: () => -1.3 }) }
  return { connector: createConnector({ ...parts, fetch: counted }), plain: createConnector({ ...parts, fetch }), token: await identity.tokenFor(tenantId, 'partnerCenter') }
}
