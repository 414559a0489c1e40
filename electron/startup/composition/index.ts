import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { app, net, powerMonitor, type BrowserWindow } from 'electron'
import { capabilitiesOf } from '../../clouds/records'
import type { AppState, CloudCapabilities } from '../../contract/app'
import type { Settings } from '../../contract/settings'
import { createAnswer, type Answer } from '../../ipc/answer'
import { appHandlers } from '../../ipc/handlers/app'
import { diagnosticsHandlers } from '../../ipc/handlers/diagnostics'
import { frameHandlers } from '../../ipc/handlers/frame'
import type { TrustedSenders } from '../../ipc/trustedSenders'
import { showFolder, type OpenExternal } from '../../security/openExternal'
import { waitForCustomers } from '../../services/customersOpening'
import type { createNotices } from '../../services/notices'
import type { Tell } from '../../services/ports'
import type { SecretClipboard } from '../../services/secretClipboard'
import { letGoOfSecrets } from '../../services/secretsInHand'
import type { SettingsService } from '../../services/settings'
import { createAcceptedNotification } from '../../windows/acceptedNotification'
import { createEndingNotification } from '../../windows/endingNotification'
import { createFolderPort } from '../../windows/folderPort'
import { createOpenFile } from '../../windows/openFile'
import { createHandOverPort } from '../../windows/handOverPort'
import { firstPaint } from '../../windows/firstPaint'
import type { HintsKeeper } from '../../windows/hintsKeeper'
import { applyMenu } from '../../windows/menus'
import { createNetFetch, createOnceFetch } from '../../windows/netFetch'
import { forgetWay, tellPortal } from '../../windows/portalWindow'
import { withLimit } from '../../windows/withLimit'
import { createPracticeHost } from '../../windows/practiceHost'
import type { PracticeHost } from '../../windows/practiceHostSupervisor'
import { argumentsAgain, type ContinuedPage } from '../continueAt'
import type { Environment } from '../environment'
import type { Links } from '../links'
import type { Log } from '../log'
import { connectCloud, type Cloud } from './cloud'
import { serviceHandlers } from './handlers'
import { createConnection, createServices, type Services } from './services'
import { createDiagnostics } from './diagnostics'
import { openFoundations } from './foundations'
import { policyState, registrationFor } from './policyState'
import { joinActing } from './joinActing'
import { joinOnboarding } from './onboarding'
import { joinQuickList } from './joinQuickList'
import type { Stores } from './stores'
import { rememberSettings, settingsChanges } from './settingsChanges'
import { startWork, type BackgroundStop } from './work'

export interface ComposeParts {
  readonly environment: Environment
  readonly dataFolder: string
  /** The folder of the build: `main`, `preload` and `renderer` lie in it. */
  readonly built: string
  readonly devTools: boolean
  readonly log: Log
  readonly senders: TrustedSenders
  readonly openWeb: OpenExternal
  readonly hints: HintsKeeper
  readonly portal: BrowserWindow
  readonly links: Pick<Links, 'tellDrops' | 'switchWith'>
}

export interface Composed {
  readonly answer: Answer
  /** Ends the customers' sessions, then closes what is open. */
  putAway(): Promise<void>
}

/** The first page waits no longer than this for the technician of last time. */
const restoreLimitMs = 300

/** The second half of the composition root: everything that the first paint does not need. */
export async function compose(parts: ComposeParts): Promise<Composed> {
  const { environment, portal, log, hints, openWeb } = parts
  const tell: Tell = (name, payload) => tellPortal(portal, name, payload)
  const { notices, secrets, stores, loaded, settings, language, text } = await openFoundations(parts, tell)
  parts.links.tellDrops(() => notices.add({ severity: 'warning', code: 'link.dropped' }))
  const { policy } = loaded
  const cloudId = environment.cloud ?? policy?.cloud ?? settings.get().cloud
  const capabilities = capabilitiesOf(cloudId, policy)
  const noAnswer = (origin: string, cause: unknown): void => log.warn('no answer', { origin, cause })
  const fetch = createNetFetch(noAnswer)
  const practice = cloudId === 'practice' ? createPractice(parts, fetch, (ready) => cloud.moved(ready)) : undefined
  const work: { stop?: BackgroundStop } = {}
  const connection = createConnection(() => cloud, (name, payload) => {
    tell(name, payload)
    if (payload === 'online') work.stop?.online()
  })
  const cloud: Cloud = connectCloud({
    id: cloudId, policy, registration: () => registrationFor(cloudId, policy, settings), vault: stores.vault, fetch, fetchOnce: createOnceFetch(noAnswer), practice, painted: firstPaint(portal.webContents), portal, openWeb, text, log,
    onOutcome: (outcome) => connection.outcome(outcome),
    onRefused: () => services.signIn.refused(),
    asking: { begun: (tenantId) => services.asked.begun(tenantId), ended: (...how) => services.asked.ended(...how) },
    onWanted: (tenantId) => services.asked.wanted(tenantId),
    federated: () => services.signInOrigins, partnerName: () => services.signIn.technician()?.partnerName, onBehalf: () => services.ownership.whose()?.homeAccountId,
    onNotAllowed: (tenantId) => services.signIn.notAllowed(tenantId),
    onWrongTenant: (tenantId) => services.wrongTenant(tenantId)
  })
  const windows = joinActing({ ...parts, language, text, services: () => services, changed: () => showMenu(), left: () => letGo() })
  const quickList = joinQuickList({ portal, acting: windows, links: parts.links, settings, text, tell, services: () => services })
  // Names of customers: until they are open, the list of last time stays.
  const quick = { changed: () => { if (stores.customers.isOpen) quickList.changed() } }
  const showMenu = (): void => {
    applyMenu({ portal, acting: windows, text })
    quick.changed()
  }
  const letGo = (): void => void letGoOfSecrets({ tell, clipboard: secrets, passwordReset: services.passwordReset })
  const handOver = createHandOverPort(portal, openWeb)
  const watchTell: Tell = (name, payload) => {
    tell(name, payload)
    if (name === 'customers.changed') services.overview.changed()
    if (name === 'customers.changed' || name === 'own.changed' || name === 'session.changed') quick.changed()
    if (name !== 'session.changed') return
    const { state } = services.session
    if (state.step !== 'signedIn') letGo()
    if (state.step === 'signedOut' && (state.reason === 'signedOut' || state.reason === 'switched')) void forgetWay(portal)
    if (state.step === 'signedOut' && state.error !== undefined) log.warn('signed out', { ...state.error })
    work.stop?.sessionChanged()
  }
  const services = createServices({
    stores, settings, notices, cloud, cloudId, connection, windows, handOver, clock: { now: () => Date.now() }, tell: watchTell,
    systemIdleMs: () => powerMonitor.getSystemIdleTime() * 1_000,
    recentChanged: () => quick.changed(), capabilities, folders: createFolderPort(portal), openCsv: createOpenFile(portal, ['csv', 'txt']), openWeb,
    portalsFailed: (cause) => log.warn('the list of portals was not read', { cause }),
    notifyAccepted: createAcceptedNotification({ portal, text, settings: () => settings.get() }),
    notifyEnding: createEndingNotification({ portal, text, settings: () => settings.get() })
  })

  await inTurns(() => rememberSettings(settings, hints), showMenu)
  const background = startWork({ services, settings, connection, online: () => net.isOnline(), probe: () => cloud.probe(), log, opened: stores.customers.opened })
  work.stop = background
  stores.customers.opened.then(() => quick.changed(), () => undefined)
  const restored = withLimit(background.restored, restoreLimitMs)
  portal.on('focus', () => background.setFront(true))
  portal.on('blur', () => background.setFront(false))
  const handlers = {
    ...appHandlers({
      state: () => appState({ cloudId, capabilities, settings, services, notices, restored, connection: () => connection.state, tellCount: () => (stores.customers.isOpen ? stores.customers.read('customers').size : undefined) }),
      copy: (copied) => handOver.copy({ text: copied }),
      secrets,
      notices,
      ...settingsChanges({ settings, tell, hints, showMenu, registered: () => cloud.registered() }),
      about: () => ({ dataFolder: parts.dataFolder, cloudFixed: environment.cloud !== undefined, cloudInUse: cloudId, policy: policyState(loaded) }),
      onboarding: joinOnboarding({ cloudInUse: cloudId, byEnvironment: environment.cloud !== undefined, loaded, settings, built: parts.built }),
      showDataFolder: () => showFolder(parts.dataFolder),
      restart
    }),
    ...diagnosticsHandlers(createDiagnostics({ dataFolder: parts.dataFolder, log, settings, services, stores, cloudId, connection: () => connection.state, handOver })),
    ...serviceHandlers(services),
    ...frameHandlers(windows)
  }
  return { answer: createAnswer(handlers, services.gate, log, waitForCustomers(stores.customers), services.ownership), putAway: () => putAway({ services, stores, secrets, cloud, stop: work.stop, practice }) }
}

/** Each step in a turn of its own: what asks is put together by then, and the first page may be asking. */
async function inTurns(...steps: readonly (() => void)[]): Promise<void> {
  for (const step of steps) {
    await nextTurn()
    step()
  }
  await nextTurn()
}

function createPractice(
  { environment, built, dataFolder, log }: ComposeParts,
  fetch: ReturnType<typeof createNetFetch>,
  onMoved: Parameters<typeof createPracticeHost>[0]['onMoved']
): PracticeHost {
  return createPracticeHost({
    script: join(built, 'main/practice.js'),
    dataFolder,
    url: environment.practiceUrl,
    customers: environment.practiceCustomers === undefined ? undefined : String(environment.practiceCustomers),
    fetch,
    log: (line) => log.info('practice cloud', { line }),
    onMoved,
    onGone: () => log.error('the practice cloud does not stay up')
  })
}

interface StateParts {
  /** Otherwise the page would begin with the sign-in and change at once. Where only the cloud can tell, it does begin with that. */
  readonly restored: Promise<unknown>
  readonly cloudId: Settings['cloud']
  readonly capabilities: CloudCapabilities
  readonly settings: SettingsService
  readonly services: Services
  readonly notices: ReturnType<typeof createNotices>
  readonly connection: () => AppState['connection']
  readonly tellCount: () => number | undefined
}

async function appState({ restored, cloudId, capabilities, settings, services, notices, connection, tellCount }: StateParts): Promise<AppState> {
  await restored
  const { lastEnded } = services.acting
  const customerCount = tellCount()
  return {
    version: app.getVersion(),
    platform: process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux',
    cloud: { id: cloudId, practice: cloudId === 'practice', capabilities },
    connection: connection(),
    session: services.session.state,
    ...(services.asked.current !== undefined && { asked: services.asked.current }),
    settings: settings.get(),
    language: settings.language(),
    ...(customerCount === undefined ? {} : { customerCount }),
    work: services.work.list(),
    notices: notices.list(),
    acting: services.acting.list(),
    ...(lastEnded === undefined ? {} : { lastEnded })
  }
}

/** Everything is put away as at quitting; then it starts again with the same arguments, on the page where one was. */
function restart(at?: ContinuedPage): void {
  app.relaunch({ args: [...argumentsAgain(process.argv.slice(1), at)] })
  app.quit()
}

interface Open {
  readonly services: Services
  readonly stores: Stores
  readonly secrets: SecretClipboard
  readonly cloud: Pick<Cloud, 'settle'>
  readonly stop: BackgroundStop | undefined
  readonly practice: PracticeHost | undefined
}

async function putAway({ services, stores, secrets, cloud, stop, practice }: Open): Promise<void> {
  stop?.stop()
  await secrets.clear()
  services.signIn.cancel()
  services.asked.cancel()
  await Promise.all([services.acting.endAll('quit'), services.passwordReset.close()])
  // Tokens that the disk does not take now are asked for again at the next start.
  await cloud.settle().catch(() => undefined)
  await stores.close()
  await practice?.stop()
}
