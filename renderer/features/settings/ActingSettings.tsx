import { useI18n } from '../../i18n/I18nContext'
import { useTopic } from '../../stores/StoresContext'

const limits = ['30', '60', '120', '240', 'none'] as const
const idles = ['5', '15', '30', '60', 'none'] as const
const reasons = ['off', 'optional', 'required'] as const

/** When acting-as sessions end by themselves, and what is asked before they begin (capabilities 6.7). */
export function ActingSettings() {
  const { t } = useI18n()
  const { settings, update } = useTopic('settings', state => state)
  const minutes = (value: string): string => (value === 'none' ? t('settings.acting.never') : t('settings.acting.minutes', { count: Number(value) }))
  return (
    <section className="stack" aria-labelledby="acting-heading">
      <h2 id="acting-heading">{t('settings.acting')}</h2>
      <p className="muted">{t('settings.acting.text')}</p>
      <Select id="acting-limit" label={t('settings.acting.limit')} value={settings.actingLimit} options={limits} word={minutes} onChange={actingLimit => { void update({ actingLimit }) }} />
      <Select id="acting-idle" label={t('settings.acting.idle')} value={settings.actingIdle} options={idles} word={minutes} onChange={actingIdle => { void update({ actingIdle }) }} />
      <Select id="acting-reason" label={t('settings.acting.reason')} value={settings.actingReason} options={reasons} word={value => t(`settings.acting.reason.${value}`)} onChange={actingReason => { void update({ actingReason }) }} />
      <label className="row">
        <input type="checkbox" checked={settings.actingEndOnLock} onChange={event => { void update({ actingEndOnLock: event.target.checked }) }} />{t('settings.acting.endOnLock')}
      </label>
    </section>
  )
}

interface SelectProps<T extends string> {
  readonly id: string
  readonly label: string
  readonly value: T
  readonly options: readonly T[]
  readonly word: (option: T) => string
  readonly onChange: (option: T) => void
}

function Select<T extends string>({ id, label, value, options, word, onChange }: SelectProps<T>) {
  const choose = (chosen: string): void => {
    const option = options.find(one => one === chosen)
    if (option !== undefined) onChange(option)
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} onChange={event => choose(event.target.value)}>
        {options.map(option => <option key={option} value={option}>{word(option)}</option>)}
      </select>
    </div>
  )
}
