import { app } from 'electron'
import { createNotices } from '../../services/notices'
import type { Notices, Tell } from '../../services/ports'
import { SecretClipboard } from '../../services/secretClipboard'
import { createSettings, type SettingsService } from '../../services/settings'
import { clearClipboard, readClipboardText, writeSecretToClipboard } from '../../windows/systemClipboard'
import { loadPolicy, policyFile, type LoadedPolicy } from '../policy'
import { translator, type Translate } from '../texts/translate'
import { tellCannotStart } from './cannotStart'
import type { ComposeParts } from './index'
import { usablePolicy } from './policyState'
import { followOpening } from './followOpening'
import { personalNotices, watchUnsaved } from './storeNotices'
import { openStores, type Stores } from './stores'

/** What everything else stands on: what is kept, what was chosen and decided, and the language. */
export interface Foundations {
  readonly notices: Notices
  readonly secrets: SecretClipboard
  readonly stores: Stores
  readonly loaded: LoadedPolicy
  readonly settings: SettingsService
  readonly language: () => 'en' | 'de'
  readonly text: Translate
}

/** @throws AppFailure `storage`; the technician has been told then */
export async function openFoundations(parts: Pick<ComposeParts, 'environment' | 'dataFolder' | 'log'> & Parameters<typeof tellCannotStart>[0], tell: Tell): Promise<Foundations> {
  const { environment, log } = parts
  const notices = createNotices(tell)
  const secrets = new SecretClipboard({
    clipboard: { writeSecret: writeSecretToClipboard, readText: readClipboardText, clear: clearClipboard }, notices, clock: { now: () => Date.now() }
  })
  const cannotStart = (cause: unknown): void => tellCannotStart(parts, cause)
  const stores = await openStores(parts.dataFolder, watchUnsaved(notices), log).catch((cause: unknown) => {
    cannotStart(cause)
    throw cause
  })
  followOpening(stores.customers, { notices, log, cannotStart })
  const loaded = usablePolicy(loadPolicy(policyFile(process.platform, process.env)))
  if (loaded.problem !== undefined) {
    log.error('the policy file is not used', { ...loaded })
    notices.add({ id: 'policy.invalid', severity: 'error', code: 'policy.invalid', params: { file: loaded.file, problem: loaded.problem } })
  }
  const settings = createSettings({
    store: stores.personal,
    fixed: loaded.policy?.settings,
    defaults: environment.cloud === undefined ? {} : { cloud: environment.cloud },
    systemLocale: () => app.getLocale()
  })
  const language = (): 'en' | 'de' => settings.language()
  const moment = (at: string): string => new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))
  for (const notice of personalNotices(stores.personal, moment)) notices.add(notice)
  return { notices, secrets, stores, loaded, settings, language, text: translator(language) }
}
