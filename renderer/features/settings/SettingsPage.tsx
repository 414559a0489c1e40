import { useId } from 'react'
import { Link } from 'wouter'
import { ActingSettings } from './ActingSettings'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Page } from '../../ui/Page'
import { ErrorState } from '../../ui/states'

const languages = ['system', 'en', 'de'] as const
const notifications = ['off', 'quiet', 'sound'] as const
const appearances = ['system', 'light', 'dark'] as const

/** Language, appearance, and what is connected. Each change is kept at once. */
export function SettingsPage() {
  const { t } = useI18n()
  const { settings, error, update } = useTopic('settings', state => state)
  const cloud = useTopic('session', state => state.cloud.id)
  const version = useTopic('session', state => state.version)
  return (
    <Page title={t('nav.settings')}>
      {error !== undefined && <ErrorState error={error} />}
      <div className="stack-large">
        <Choice label={t('settings.language')} value={settings.language} options={languages} word={name => t(`settings.language.${name}`)} onChange={language => { void update({ language }) }} />
        <Choice label={t('settings.appearance')} value={settings.appearance} options={appearances} word={name => t(`settings.appearance.${name}`)} onChange={appearance => { void update({ appearance }) }} />
        <Choice label={t('settings.notifyAccepted')} value={settings.notifyAccepted} options={notifications} word={name => t(`settings.notifyAccepted.${name}`)} onChange={notifyAccepted => { void update({ notifyAccepted }) }} />
        <ActingSettings />
        <section className="stack" aria-labelledby="help-heading">
          <h2 id="help-heading">{t('settings.help')}</h2>
          <p className="muted">{t('settings.helpHidden', { count: settings.hiddenHelp.length })}</p>
          <div><Button blocked={settings.hiddenHelp.length === 0 ? t('settings.helpAllShown') : undefined} onClick={() => { void update({ hiddenHelp: [] }) }}>{t('settings.helpReset')}</Button></div>
        </section>
        <section className="stack" aria-labelledby="templates-heading">
          <h2 id="templates-heading">{t('settings.templates')}</h2>
          <p className="muted">{t('settings.templatesText')}</p>
          <div><Link className="button" href={paths.templates}>{t('settings.templates')}</Link></div>
        </section>
        <section className="stack" aria-labelledby="about-heading">
          <h2 id="about-heading">{t('settings.about')}</h2>
          <dl className="facts">
            <dt>{t('settings.cloud')}</dt><dd>{t(`cloud.${cloud}`)}</dd>
            <dt>{t('settings.version')}</dt><dd className="nums">{version}</dd>
          </dl>
          <p className="small muted">{t('settings.cloudHint')}</p>
        </section>
      </div>
    </Page>
  )
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly T[]
  readonly word: (option: T) => string
  readonly onChange: (option: T) => void
}

function Choice<T extends string>({ label, value, options, word, onChange }: ChoiceProps<T>) {
  const name = useId()
  return (
    <fieldset className="choice">
      <legend>{label}</legend>
      {options.map(option => (
        <label key={option} className="row">
          <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} />{word(option)}
        </label>
      ))}
    </fieldset>
  )
}
