import { join } from 'node:path'
import { app, dialog, nativeTheme, net, type BrowserWindow } from 'electron'
import type { AppState } from '../../contract/app'
import type { PortalEvents } from '../../contract/events'
import type { Settings } from '../../contract/settings'
import { createAnswer, type Answer } from '../../ipc/answer'
import { actingHandlers } from '../../ipc/handlers/acting'
import { appHandlers, type SettingsChange } from '../../ipc/handlers/app'
import { customerHandlers } from '../../ipc/handlers/customers'
import { frameHandlers } from '../../ipc/handlers/frame'
import { offerHandlers } from '../../ipc/handlers/offers'
import { sessionHandlers } from '../../ipc/handlers/session'
import type { TrustedSenders } from '../../ipc/trustedSenders'
import type { OpenExternal } from '../../security/openExternal'
import { createNotices } from '../../services/notices'
import type { Tell } from '../../services/ports'
import { createSettings, type SettingsService } from '../../services/settings'
import { createHandOverPort } from '../../windows/handOverPort'
import type { HintsKeeper } from '../../windows/hintsKeeper'
import { applyMenu } from '../../windows/menus'
import { createNetFetch } from '../../windows/netFetch'
import { tellPortal } from '../../windows/portalWindow'
import { createPracticeHost } from '../../windows/practiceHost'
import type { PracticeHost } from '../../windows/practiceHostSupervisor'
import type { Environment } from '../environment'
import type { Log } from '../log'
import { systemLanguage, translator } from '../texts/translate'
import { createActingWindows } from './acting'
import { connectCloud, type Cloud } from './cloud'
import { helpPages } from './helpPages'
import { createConnection, createServices, recoveryNotices, type Services } from './services'
import { openStores, type Stores } from './stores'
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
}

export interface Composed {
  readonly answer: Answer
  /** Ends the customers' sessions, then closes what is open. */
  putAway(): Promise<void>
}

/** The second half of the composition root: everything that the first paint does not need. */
export async function compose(parts: ComposeParts): Promise<Composed> {
  const { environment, portal, log, hints, openWeb } = parts
  const tell: Tell = (name, payload) => tellPortal(portal, name, payload)
  const notices = createNotices(tell)
  const stores = await openStores(parts.dataFolder, (transactions) => tellUnsaved(notices, transactions)).catch((cause: unknown) => {
    tellCannotStart(parts)
    throw cause
  })
  for (const notice of recoveryNotices(stores)) notices.add(notice)
  const settings = createSettings({
    store: stores.personal,
    defaults: environment.cloud === undefined ? {} : { cloud: environment.cloud },
    systemLocale: () => app.getLocale()
  })
  const language = (): 'en' | 'de' => settings.language()
  const text = translator(language)
  const cloudId = environment.cloud ?? settings.get().cloud
  const fetch = createNetFetch((origin, cause) => log.warn('no answer', { origin, cause }))
  const practice = cloudId === 'practice' ? createPractice(parts, fetch, (ready) => cloud.moved(ready)) : undefined
  const connection = createConnection(() => cloud, tell)
  const cloud: Cloud = connectCloud({
    id: cloudId, vault: stores.vault, fetch, practice, portal, openWeb, text, log,
    onOutcome: (outcome) => connection.outcome(outcome),
    onRefused: () => services.signIn.refused()
  })
  const windows = createActingWindows({
    ...parts, language, text, changed: () => showMenu(), ended: (ended) => services.acting.ended(ended)
  })
  const showMenu = (): void => applyMenu({ portal, acting: windows, text })
  const handOver = createHandOverPort(portal, openWeb)
  const work: { stop?: BackgroundStop } = {}
  const watchTell: Tell = (name, payload) => {
    tell(name, payload)
    if (name === 'session.changed') {
      const { state } = services.session
      if (state.step === 'signedOut' && state.error !== undefined) log.warn('signed out', { ...state.error })
      work.stop?.sessionChanged()
    }
  }
  const services = createServices({
    stores, settings, notices, cloud, cloudId, connection, windows, handOver, clock: { now: Date.now }, tell: watchTell
  })

  rememberSettings(settings, hints)
  showMenu()
  work.stop = startWork({ services, connection, online: () => net.isOnline(), probe: () => cloud.probe(), log })
  const handlers = {
    ...appHandlers({
      state: () => appState({ cloudId, settings, services, notices, connection: () => connection.state, tellCount: () => stores.customers.read('customers').size }),
      copy: (copied) => handOver.copy({ text: copied }),
      openHelp: (topic) => openWeb(helpPages[topic]),
      notices,
      updateSettings: (change) => updateSettings({ settings, tell, hints, showMenu }, change)
    }),
    ...sessionHandlers(services.signIn),
    ...customerHandlers({ ...services, indexReady: services.index.ready }),
    ...offerHandlers(services.offers, services.access),
    ...actingHandlers(services.acting),
    ...frameHandlers(windows)
  }
  return { answer: createAnswer(handlers, log), putAway: () => putAway(services, stores, work.stop, practice) }
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
  readonly cloudId: Settings['cloud']
  readonly settings: SettingsService
  readonly services: Services
  readonly notices: ReturnType<typeof createNotices>
  readonly connection: () => AppState['connection']
  readonly tellCount: () => number
}

function appState({ cloudId, settings, services, notices, connection, tellCount }: StateParts): AppState {
  const { lastEnded } = services.acting
  return {
    version: app.getVersion(),
    platform: process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux',
    cloud: { id: cloudId, practice: cloudId === 'practice' },
    connection: connection(),
    session: services.session.state,
    settings: settings.get(),
    language: settings.language(),
    customerCount: tellCount(),
    work: services.work.list(),
    notices: notices.list(),
    acting: services.acting.list(),
    ...(lastEnded === undefined ? {} : { lastEnded })
  }
}

interface SettingsParts {
  readonly settings: SettingsService
  readonly tell: Tell
  readonly hints: HintsKeeper
  readonly showMenu: () => void
}

async function updateSettings({ settings, tell, hints, showMenu }: SettingsParts, change: SettingsChange): Promise<Settings> {
  const updated = await settings.update(change)
  rememberSettings(settings, hints)
  showMenu()
  const told: PortalEvents['settings.changed'] = { settings: updated, language: settings.language() }
  tell('settings.changed', told)
  return updated
}

/** What the next start needs before its stores are open; and the theme, at once. */
function rememberSettings(settings: SettingsService, hints: HintsKeeper): void {
  const { appearance } = settings.get()
  if (nativeTheme.themeSource !== appearance) nativeTheme.themeSource = appearance
  hints.update({ appearance, language: settings.language() })
}

/** Without the technician's own store there is nothing to work with: said in plain words, then the end. */
function tellCannotStart({ dataFolder, hints }: ComposeParts): void {
  const text = translator(() => hints.current().language ?? systemLanguage(app.getLocale()))
  dialog.showErrorBox(text('start.failedTitle'), text('start.failed', { folder: dataFolder }))
  app.quit()
}

function tellUnsaved(notices: ReturnType<typeof createNotices>, transactions: number): void {
  if (transactions === 0) notices.remove('store.unsaved')
  else notices.add({ id: 'store.unsaved', severity: 'error', code: 'store.unsaved', params: { count: transactions } })
}

async function putAway(services: Services, stores: Stores, stop: BackgroundStop | undefined, practice: PracticeHost | undefined): Promise<void> {
  stop?.stop()
  services.signIn.cancel()
  await services.acting.endAll('quit')
  await stores.close()
  await practice?.stop()
}
