import { nativeTheme } from 'electron'
import type { Settings } from '../../contract/settings'
import type { AppHandlerParts } from '../../ipc/handlers/app'
import type { Tell } from '../../services/ports'
import type { SettingsService } from '../../services/settings'
import type { HintsKeeper } from '../../windows/hintsKeeper'

interface SettingsParts {
  readonly settings: SettingsService
  readonly tell: Tell
  readonly hints: HintsKeeper
  readonly showMenu: () => void
  /** The registration of the application in the cloud in use may have changed. */
  readonly registered: () => void
}

/** What a changed setting reaches besides the store: the theme, the next start, the menu and the pages. */
export function settingsChanges(parts: SettingsParts): Pick<AppHandlerParts, 'updateSettings' | 'resetSettings'> {
  return {
    updateSettings: async (change) => {
      const updated = await parts.settings.update(change)
      if (change.registrations !== undefined) parts.registered()
      return spread(parts, updated)
    },
    resetSettings: async () => spread(parts, await parts.settings.reset())
  }
}

function spread({ settings, tell, hints, showMenu }: SettingsParts, updated: Settings): Settings {
  rememberSettings(settings, hints)
  showMenu()
  tell('settings.changed', { settings: updated, language: settings.language() })
  return updated
}

/** What the next start needs before its stores are open; and the theme, at once. */
export function rememberSettings(settings: SettingsService, hints: HintsKeeper): void {
  const { appearance } = settings.get()
  if (nativeTheme.themeSource !== appearance) nativeTheme.themeSource = appearance
  hints.update({ appearance, language: settings.language() })
}
