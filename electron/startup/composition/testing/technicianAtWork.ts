import { createConnector } from '../../../clouds/connector'
import { createIdentity } from '../../../clouds/identity/identity'
import type { Fetch } from '../../../clouds/identity/networkClient'
import type { OpenSignIn } from '../../../clouds/identity/signInAttempt'
import { practiceCapabilities, practiceRecord } from '../../../clouds/records/practice'
import { memoryVault } from '../../../clouds/testing/oidcStub'
import type { CloudCapabilities } from '../../../contract/app'
import type { CallName, Calls } from '../../../contract/calls'
import { calls } from '../../../contract/calls'
import type { Result } from '../../../contract/errors'
import { createAnswer } from '../../../ipc/answer'
import type { Handlers } from '../../../ipc/handlers/types'
import { readyMessage } from '../../../practice/server/ready'
import { PlainBrowser } from '../../../practice/server/plainBrowser'
import type { TestCloud } from '../../../practice/server/testCloud'
import { createNotices } from '../../../services/notices'
import type { ActingWindows } from '../../../services/ports'
import { createSettings } from '../../../services/settings'
import { waitForCustomers } from '../../../services/customersOpening'
import { openCustomerStore, openPersonalStore, type CustomerStore } from '../../../store/appStores'
import { deferStore } from '../../../store/deferredStore'
import { newProcess } from '../../../store/testing/recordStore'
import { SimulatedDisk } from '../../../store/testing/simulatedDisk'
import type { Cloud } from '../cloud'
import { serviceHandlers } from '../handlers'
import { createConnection, createServices } from '../services'

/** One request that left the application. */
export interface Sent {
  readonly method: string
  readonly path: string
}

/** Types name and password into the practice cloud's pages, as a technician does in the window for it. */
export const signsInAs = (user: () => string) => (url: string): OpenSignIn => {
  const typed = async (): Promise<void> => {
    const browser = await new PlainBrowser().open(url)
    await browser.signIn(user())
    await browser.submit({})
  }
  void typed()
  return { closed: new Promise(() => {}), close: () => {} }
}

/** Windows and dialogs are Electron's: here they only note what they were asked for. */
function desktop() {
  const asked: string[] = []
  const saved: { readonly name: string; readonly content: string }[] = []
  const windows: ActingWindows = {
    open: async ({ session }) => void asked.push(`open ${session.company}`),
    showPortals: () => undefined,
    focus: () => true,
    showLimit: () => undefined,
    end: async () => void asked.push('end'),
    endAll: async () => undefined
  }
  return {
    asked, saved, windows,
    handOver: { openMailto: async () => void asked.push('mail'), copy: async () => void asked.push('copy'), saveAs: async (name: string, content: string) => {
      saved.push({ name, content })
      return `/home/${name}`
    } },
    folders: { chooseFolder: async () => '/home/merge', write: async () => undefined }
  }
}

interface More {
  readonly capabilities?: Partial<CloudCapabilities>
  readonly locale?: string
  /** Whose accounts may sign in: the first partner's, unless told. `organizations`: those of any company, as where a registration names no tenant. */
  readonly homeTenant?: 'organizations'
  /** What becomes of a sign-in page; typed into, unless told. */
  readonly signInPage?: (url: string) => OpenSignIn
  /** The opening of the customers; of an empty store, unless told. */
  readonly customers?: Promise<CustomerStore>
}

/**
 * The whole of the application behind its pages, without Electron: router, handlers, services and connectors as they are, with the sign-in
 * of a technician, against a practice cloud. Everything that it sends is noted.
 */
export async function technicianAtWork(practice: TestCloud, user: string, more: More = {}) {
  const sent: Sent[] = []
  const fetchNoted: Fetch = (url, init) => {
    sent.push({ method: init?.method ?? 'GET', path: new URL(url).pathname })
    return fetch(url, init)
  }
  const capabilities = { ...practiceCapabilities, ...more.capabilities }
  const ready = practiceRecord(readyMessage(practice.at, practice.world, false))
  const record = { ...ready, capabilities, identity: { ...ready.identity, ...(more.homeTenant !== undefined && { homeTenant: more.homeTenant }) } }
  const who = { user }
  const files = new SimulatedDisk()
  const stores = {
    personal: await openPersonalStore('/data', { files, processes: newProcess() }),
    customers: deferStore(more.customers ?? openCustomerStore('/data', { files, processes: newProcess() })),
    vault: { ...memoryVault(), wipe: async () => undefined },
    activityAnchor: { load: async () => undefined, save: () => undefined, settled: async () => undefined },
    close: async () => undefined
  }
  const tell = (): void => undefined
  const notices = createNotices(tell)
  const settings = createSettings({ store: stores.personal, systemLocale: () => more.locale ?? 'en-GB' })
  const connection = createConnection(() => cloud, tell)
  const identity = createIdentity({
    record, vault: stores.vault, fetch: fetchNoted, openSignIn: more.signInPage ?? signsInAs(() => who.user), clearSignInCookies: () => Promise.resolve(), onWrongTenant: () => undefined,
    onRefused: () => services.signIn.refused(),
    asking: { begun: (tenantId) => services.asked.begun(tenantId), ended: (...how) => services.asked.ended(...how) },
    onWanted: (tenantId) => services.asked.wanted(tenantId),
    onBehalf: () => services.ownership.whose()?.homeAccountId
  })
  const connector = createConnector({
    record, identity, fetch: fetchNoted, fetchOnce: fetchNoted, onOutcome: (outcome) => connection.outcome(outcome), onNotAllowed: (tenantId) => services.signIn.notAllowed(tenantId)
  })
  const cloud: Cloud = { identity, connector, record: () => record, probe: async () => connection.outcome('answered'), moved: () => undefined, registered: () => undefined, settle: () => identity.settle() }
  const { asked, saved, windows, handOver, folders } = desktop()
  const services = createServices({
    stores, settings, notices, cloud, cloudId: 'practice', connection, windows, handOver, folders, capabilities,
    systemIdleMs: () => 0, openCsv: async () => undefined, openWeb: async () => void asked.push('browser'), portalsFailed: () => undefined,
    notifyAccepted: () => undefined, notifyEnding: () => undefined, recentChanged: () => undefined, clock: { now: () => Date.now() }, tell
  })
  const answer = createAnswer({ ...elsewhere(asked), ...serviceHandlers(services) }, services.gate, { warn: () => undefined, error: () => undefined }, waitForCustomers(stores.customers), services.ownership)
  const call = (name: CallName, request?: unknown): Promise<Result<unknown>> => answer({ caller: calls[name].from, contentsId: 1 }, name, request)
  /** The same for a call that must succeed: its answer, or an error that names the failure. */
  const ask = async <T>(name: CallName, request?: unknown): Promise<T> => {
    const answered = await call(name, request)
    if (!answered.ok) throw new Error(`${name}: ${answered.error.kind} ${answered.error.code}`)
    // The call's own type; a table of calls cannot tell the compiler so.
    return answered.value as T
  }
  if (more.customers === undefined) await stores.customers.opened
  await services.signIn.signIn()
  /** Makes room for another account, as from the menu, and signs that one in. */
  const become = async (next: string): Promise<void> => {
    who.user = next
    await services.signIn.switchAccount()
    await services.signIn.signIn({ another: true })
  }
  /** What a sign-in, the network coming back and the background do with what waits. @returns what was sent by it */
  const resume = async (): Promise<readonly Sent[]> => {
    const before = sent.length
    const { desk, requests, orders, passwordReset, offers, access } = services
    for (const one of [() => desk.retry(), () => offers.resume(), () => requests.desk.retry(), () => orders.retry(), () => passwordReset.recover(), () => access.resume()]) await one()
    return sent.slice(before)
  }
  return { call, ask, resume, services, stores, connection, notices, sent, asked, saved, become, session: () => services.session.state }
}

export type TechnicianAtWork = Awaited<ReturnType<typeof technicianAtWork>>

type Elsewhere = Extract<CallName, `app.${string}` | `settings.${string}` | `diagnostics.${string}` | `frame.${string}`>

/** Calls that are answered by the application itself or by a window: reaching them is all there is to see here. */
function elsewhere(asked: string[]): Pick<Handlers, Elsewhere> {
  const names = (Object.keys(calls) as (keyof Calls)[]).filter((name): name is Elsewhere => /^(?:app|settings|diagnostics|frame)\./u.test(name))
  return Object.fromEntries(names.map((name) => [name, () => void asked.push(name)])) as unknown as Pick<Handlers, Elsewhere>
}
