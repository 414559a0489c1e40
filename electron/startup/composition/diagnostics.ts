import { readdir, stat } from 'node:fs/promises'
import { arch, homedir, platform, release, totalmem } from 'node:os'
import { join, relative } from 'node:path'
import { app } from 'electron'
import type { AppState } from '../../contract/app'
import { DiagnosticsService, type DiagnosticsParts } from '../../services/diagnostics'
import type { SettingsService } from '../../services/settings'
import type { Log } from '../log'
import type { Services } from './services'
import type { Stores } from './stores'

export interface DiagnosticSources {
  readonly dataFolder: string
  readonly log: Log
  readonly settings: SettingsService
  readonly services: Services
  readonly stores: Stores
  readonly cloudId: string
  readonly connection: () => AppState['connection']
  readonly handOver: DiagnosticsParts['handOver']
}

/** Where each section of the diagnostics comes from. */
export function createDiagnostics(parts: DiagnosticSources): DiagnosticsService {
  const { dataFolder, log, settings, services, stores, handOver } = parts
  return new DiagnosticsService({
    sources: {
      application: () => ({
        version: app.getVersion(), packaged: app.isPackaged, electron: process.versions.electron, chromium: process.versions['chrome'], node: process.versions.node,
        system: `${platform()} ${release()} ${arch()}`, memory: `${Math.round(totalmem() / 2 ** 20)} MB`, locale: app.getLocale(), dataFolder,
        secrets: stores.vault.protection, uptime: `${Math.round(process.uptime())} s`
      }),
      settings: () => settings.get(),
      state: () => stateOf(parts),
      storage: async () => ({ recovery: { personal: stores.personal.recovery, customers: stores.customers.recovery }, files: await filesOf(dataFolder) }),
      log: async () => (await log.recent(400)).join('\n')
    },
    isTenant: (id) => stores.customers.read('customers').has(id) || services.session.state.step === 'signedIn' && services.session.state.technician.partnerTenantId === id,
    homeFolder: homedir(),
    handOver,
    activity: services.activity,
    clock: { now: () => Date.now() }
  })
}

function stateOf({ cloudId, connection, services, stores }: DiagnosticSources): Readonly<Record<string, unknown>> {
  const { state } = services.session
  return {
    cloud: cloudId, connection: connection(), session: state.step, role: state.step === 'signedIn' ? state.technician.role : undefined,
    customers: stores.customers.read('customers').size, refreshedAt: services.cache.refreshedAt,
    offers: stores.personal.read('offers').size, outbox: stores.personal.read('outbox').size + stores.personal.read('quoteOutbox').size,
    activity: services.activity.count, openCustomers: services.acting.list().length, work: services.work.list()
  }
}

/** Names and sizes only. */
async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const own = entries.filter((entry) => entry.isFile() && /[\\/](?:personal|customers|vault|logs|quarantine)(?:[\\/]|$)/u.test(`${entry.parentPath}/`)).slice(0, 200)
  return Promise.all(own.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name)
    return `${relative(folder, path)} ${await stat(path).then(({ size }) => size, () => 'gone')}`
  }))
}
