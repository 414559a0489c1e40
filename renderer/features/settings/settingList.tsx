import type { ReactNode } from 'react'
import type { Settings } from '../../../electron/contract/settings'
import type { MessageKey, Translator } from '../../i18n/translator'
import { CloudSetting } from './CloudSetting'
import { CheckSetting, RadioSetting, SelectSetting } from './controls'
import { DataFolder, DiagnosticsLink, HelpSentences, OnboardingLink, Reset, TemplatesLink, Version, WhatIsKept } from './panels'
import { SignInOrigins } from './SignInOrigins'

export interface SettingProps {
  readonly settings: Settings
  readonly update: (patch: Partial<Settings>) => void
  readonly i18n: Translator
  /** Label and explanation of the setting, in the language in effect. */
  readonly label: string
  readonly help: string
}

export const settingSections = ['general', 'notifications', 'acting', 'offers', 'privacy', 'application'] as const

interface SettingEntry {
  readonly id: string
  readonly section: (typeof settingSections)[number]
  readonly label: MessageKey
  /** What it does and what follows from it. */
  readonly help: MessageKey
  /** Words of its options, and other words for it, by which it is found too. */
  readonly words?: readonly MessageKey[]
  readonly control: (props: SettingProps) => ReactNode
}

const minutes = ({ t }: Translator) => (value: string): string => (value === 'none' ? t('settings.acting.never') : t('settings.acting.minutes', { count: Number(value) }))

/** Every setting, in the order of the page. A new one is a field of the contract's schema, an entry here, and its words. */
export const settingList: readonly SettingEntry[] = [
  {
    id: 'language', section: 'general', label: 'settings.language', help: 'settings.language.text', words: ['settings.language.en', 'settings.language.de'],
    control: ({ settings, update, i18n, ...words }) => <RadioSetting {...words} value={settings.language} options={['system', 'en', 'de']} word={one => i18n.t(`settings.language.${one}`)} onChange={language => update({ language })} />
  },
  {
    id: 'appearance', section: 'general', label: 'settings.appearance', help: 'settings.appearance.text', words: ['settings.appearance.light', 'settings.appearance.dark'],
    control: ({ settings, update, i18n, ...words }) => <RadioSetting {...words} value={settings.appearance} options={['system', 'light', 'dark']} word={one => i18n.t(`settings.appearance.${one}`)} onChange={appearance => update({ appearance })} />
  },
  { id: 'help', section: 'general', label: 'settings.help', help: 'settings.help.text', control: HelpSentences },
  {
    id: 'notifyAccepted', section: 'notifications', label: 'settings.notifyAccepted', help: 'settings.notifyAccepted.text', words: ['settings.notifyAccepted.quiet'],
    control: ({ settings, update, i18n, ...words }) => <RadioSetting {...words} value={settings.notifyAccepted} options={['off', 'quiet', 'sound']} word={one => i18n.t(`settings.notifyAccepted.${one}`)} onChange={notifyAccepted => update({ notifyAccepted })} />
  },
  {
    id: 'notifyEnding', section: 'notifications', label: 'settings.notifyEnding', help: 'settings.notifyEnding.text', words: ['settings.notifyEnding.quiet'],
    control: ({ settings, update, i18n, ...words }) => <RadioSetting {...words} value={settings.notifyEnding} options={['off', 'quiet', 'sound']} word={one => i18n.t(`settings.notifyEnding.${one}`)} onChange={notifyEnding => update({ notifyEnding })} />
  },
  {
    id: 'notifyNames', section: 'notifications', label: 'settings.notifyNames', help: 'settings.notifyNames.text',
    control: ({ settings, update, i18n: _i18n, ...words }) => <CheckSetting {...words} value={settings.notifyNames} onChange={notifyNames => update({ notifyNames })} />
  },
  {
    id: 'actingLimit', section: 'acting', label: 'settings.acting.limit', help: 'settings.acting.limit.text',
    control: ({ settings, update, i18n, ...words }) => <SelectSetting {...words} value={settings.actingLimit} options={['30', '60', '120', '240', 'none']} word={minutes(i18n)} onChange={actingLimit => update({ actingLimit })} />
  },
  {
    id: 'actingIdle', section: 'acting', label: 'settings.acting.idle', help: 'settings.acting.idle.text',
    control: ({ settings, update, i18n, ...words }) => <SelectSetting {...words} value={settings.actingIdle} options={['5', '15', '30', '60', 'none']} word={minutes(i18n)} onChange={actingIdle => update({ actingIdle })} />
  },
  {
    id: 'actingReason', section: 'acting', label: 'settings.acting.reason', help: 'settings.acting.reason.text', words: ['settings.acting.reason.optional', 'settings.acting.reason.required'],
    control: ({ settings, update, i18n, ...words }) => <SelectSetting {...words} value={settings.actingReason} options={['off', 'optional', 'required']} word={one => i18n.t(`settings.acting.reason.${one}`)} onChange={actingReason => update({ actingReason })} />
  },
  {
    id: 'actingEndOnLock', section: 'acting', label: 'settings.acting.endOnLock', help: 'settings.acting.endOnLock.text',
    control: ({ settings, update, i18n: _i18n, ...words }) => <CheckSetting {...words} value={settings.actingEndOnLock} onChange={actingEndOnLock => update({ actingEndOnLock })} />
  },
  { id: 'templates', section: 'offers', label: 'settings.templates', help: 'settings.templatesText', control: TemplatesLink },
  { id: 'signInOrigins', section: 'acting', label: 'settings.signInOrigins', help: 'settings.signInOrigins.text', control: SignInOrigins },
  {
    id: 'systemListNames', section: 'privacy', label: 'settings.systemListNames', help: 'settings.systemListNames.text', words: ['settings.systemListNames.words'],
    control: ({ settings, update, i18n: _i18n, ...words }) => <CheckSetting {...words} value={settings.systemListNames} onChange={systemListNames => update({ systemListNames })} />
  },
  {
    id: 'keepActivity', section: 'privacy', label: 'settings.keepActivity', help: 'settings.keepActivity.text',
    control: ({ settings, update, i18n, ...words }) => <SelectSetting {...words} value={settings.keepActivity} options={['forever', '730', '365', '90']} word={one => i18n.t(`settings.keepActivity.${one}`)} onChange={keepActivity => update({ keepActivity })} />
  },
  { id: 'kept', section: 'privacy', label: 'settings.kept', help: 'settings.kept.text', control: WhatIsKept },
  { id: 'cloud', section: 'application', label: 'settings.cloud', help: 'settings.cloud.text', control: CloudSetting },
  { id: 'onboarding', section: 'application', label: 'settings.onboarding', help: 'settings.onboarding.text', control: OnboardingLink },
  { id: 'folder', section: 'application', label: 'settings.folder', help: 'settings.folder.text', control: DataFolder },
  { id: 'diagnostics', section: 'application', label: 'settings.diagnostics', help: 'settings.diagnostics.text', control: DiagnosticsLink },
  { id: 'reset', section: 'application', label: 'settings.resetAll', help: 'settings.resetAll.text', words: ['settings.resetAll.button'], control: Reset },
  { id: 'version', section: 'application', label: 'settings.version', help: 'settings.version', control: Version }
]

/** The settings in which every word is found: label, explanation, section and options. */
export function settingsWith(text: string, i18n: Translator): readonly SettingEntry[] {
  const words = text.toLocaleLowerCase(i18n.locale).split(/\s+/u).filter(word => word !== '')
  return settingList.filter(({ section, label, help, words: more = [] }) => {
    const keys: readonly MessageKey[] = [`settings.section.${section}`, label, help, ...more]
    const said = keys.map(key => i18n.t(key)).join(' ').toLocaleLowerCase(i18n.locale)
    return words.every(word => said.includes(word))
  })
}
