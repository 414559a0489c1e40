import type { AboutApp, AppState } from '../../contract/app'
import type { Settings } from '../../contract/settings'
import type { Notices } from '../../services/ports'
import type { OnboardingService } from '../../services/onboarding/onboarding'
import type { SecretClipboard } from '../../services/secretClipboard'
import type { Handlers } from './types'

type AppCalls = 'app.getState' | 'app.copyText' | 'app.copySecret' | 'app.dismissNotice' | 'settings.update' | 'settings.reset' | 'app.about' | 'app.onboarding' | 'app.showScript' | 'app.showDataFolder' | 'app.restart'

/** A change of settings in which a setting may be absent. */
export type SettingsChange = { readonly [K in keyof Settings]?: Settings[K] | undefined }

export interface AppHandlerParts {
  readonly state: () => Promise<AppState>
  readonly copy: (text: string) => Promise<void>
  readonly secrets: Pick<SecretClipboard, 'copy'>
  readonly notices: Notices
  readonly updateSettings: (change: SettingsChange) => Promise<Settings>
  readonly resetSettings: () => Promise<Settings>
  readonly about: () => AboutApp
  readonly onboarding: OnboardingService
  readonly showDataFolder: () => Promise<void>
  /** @param at the page on which it goes on */
  readonly restart: (at?: 'onboarding') => void
}

export function appHandlers(parts: AppHandlerParts): Pick<Handlers, AppCalls> {
  return {
    'app.getState': () => parts.state(),
    'app.copyText': ({ text }) => parts.copy(text),
    'app.copySecret': ({ text }) => parts.secrets.copy(text),
    'app.dismissNotice': ({ id }) => parts.notices.remove(id),
    'settings.update': (change) => parts.updateSettings(change),
    'settings.reset': () => parts.resetSettings(),
    'app.about': () => parts.about(),
    'app.onboarding': () => parts.onboarding.state(),
    'app.showScript': () => parts.onboarding.showScript(),
    'app.showDataFolder': () => parts.showDataFolder(),
    'app.restart': (wanted) => parts.restart(wanted?.at)
  }
}
