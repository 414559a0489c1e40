import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppState } from '../../electron/contract/app'
import type { AppError } from '../../electron/contract/errors'
import type { Settings } from '../../electron/contract/settings'
import type { Bridge } from '../bridge'

export interface SettingsStore {
  readonly settings: Settings
  /** The language in effect. */
  readonly language: AppState['language']
  readonly error: AppError | undefined
  /** Shows the change at once and takes it back when the main process could not keep it. */
  update(patch: Partial<Settings>): Promise<void>
  /** Every setting back to its default. @returns whether it was kept */
  reset(): Promise<boolean>
  hideHelp(id: string): Promise<void>
}

export function createSettingsStore(bridge: Bridge, state: AppState): StoreApi<SettingsStore> {
  return createStore<SettingsStore>((set, get) => ({
    settings: state.settings,
    language: state.language,
    error: undefined,
    update: async patch => {
      const before = get().settings
      set({ settings: { ...before, ...patch }, error: undefined })
      const result = await bridge.calls['settings.update'](patch)
      if (result.ok) set({ settings: result.value })
      else set({ settings: before, error: result.error })
    },
    reset: async () => {
      const result = await bridge.calls['settings.reset']()
      set(result.ok ? { settings: result.value, error: undefined } : { error: result.error })
      return result.ok
    },
    hideHelp: id => get().update({ hiddenHelp: [...new Set([...get().settings.hiddenHelp, id])].slice(-100) })
  }))
}
