import { AppFailure } from '../contract/errors'
import { settingsSchema, type Settings } from '../contract/settings'
import type { Store } from '../store/types'

type Tables = { settings: { readonly id: string; readonly value: unknown } }

export interface SettingsService {
  /** All settings; one that is missing or cannot be read has its default. */
  get(): Settings
  /** Resolves with all settings when the change is durable. @throws AppFailure `storage`, `notAllowed` `settings.fixed` */
  update(change: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Promise<Settings>
  /** Puts every setting back to its default, help sentences included; the cloud stays. @throws AppFailure `storage` */
  reset(): Promise<Settings>
  /** The language in effect: the setting, or the system's when that is German, or English. */
  language(): 'en' | 'de'
}

export interface SettingsOptions {
  readonly store: Pick<Store<Tables>, 'read' | 'update'>
  /** Defaults other than the schema's own, for a first start (for example the cloud named by the environment). */
  readonly defaults?: Partial<Settings>
  /** Values that administrators fixed: they stand, whatever was chosen, and cannot be changed. */
  readonly fixed?: { readonly [K in keyof Settings]?: Settings[K] | undefined } | undefined
  /** The system's language as BCP 47, for example `de-AT`. */
  readonly systemLocale: () => string
}

const keys = settingsSchema.keyof().options

/** The technician's settings, each a record of its own: a damaged one does not take the others with it. */
export function createSettings({ store, defaults = {}, fixed = {}, systemLocale }: SettingsOptions): SettingsService {
  const read = (): Settings => {
    const known: Record<string, unknown> = {}
    for (const key of keys) {
      const parsed = settingsSchema.shape[key].safeParse(fixed[key] ?? store.read('settings').get(key)?.value ?? defaults[key])
      if (parsed.success) known[key] = parsed.data
    }
    return settingsSchema.parse(known)
  }
  // Asked for with every word of a menu. Nobody else writes them, so they are read again only after a change of ours.
  let kept: Settings | undefined
  const get = (): Settings => {
    kept ??= read()
    return kept
  }
  const change: typeof store.update = (work) => store.update((tables) => {
    kept = undefined
    work(tables)
  })
  return {
    get,
    update: async (wanted) => {
      if (keys.some((key) => wanted[key] !== undefined && fixed[key] !== undefined)) throw new AppFailure({ kind: 'notAllowed', code: 'settings.fixed' })
      await change(({ settings }) => {
        for (const key of keys) {
          const value = wanted[key]
          if (value !== undefined) settings.put({ id: key, value: settingsSchema.shape[key].parse(value) })
        }
      })
      return get()
    },
    reset: async () => {
      await change(({ settings }) => {
        for (const key of keys) if (key !== 'cloud') settings.delete(key)
      })
      return get()
    },
    language: () => {
      const { language } = get()
      if (language !== 'system') return language
      return /^de\b/i.test(systemLocale()) ? 'de' : 'en'
    }
  }
}
