import type { ActivityChoices, ActivityResult } from '../../../electron/contract/activity'
import { useI18n } from '../../i18n/I18nContext'
import { FilterChoice } from '../../ui/FilterChoice'
import { spans, type Chosen } from './listAddress'

interface Props {
  readonly chosen: Chosen
  /** What is typed, which is in the address a little later. */
  readonly text: string
  readonly choices: ActivityChoices
  readonly results: readonly ActivityResult[]
  readonly onText: (text: string) => void
  readonly onChange: (chosen: Chosen) => void
}

export function Filters({ chosen, text, choices, results, onText, onChange }: Props) {
  const { t, lookUp } = useI18n()
  return (
    <div className="filters">
      <div className="field">
        <label htmlFor="activity-text">{t('activity.search')}</label>
        <input id="activity-text" className="input" type="search" value={text} maxLength={200} spellCheck={false} onChange={event => onText(event.target.value)} />
      </div>
      <FilterChoice id="activity-topic" label={t('activity.topic')} all={t('activity.allTopics')} options={withAsked(choices.topics, chosen.topic)} value={chosen.topic} word={topic => lookUp(`activity.topic.${topic}`, 'activity.topic.other')} onChange={topic => onChange({ ...chosen, topic })} />
      <FilterChoice id="activity-result" label={t('activity.result')} all={t('activity.allResults')} options={results} value={chosen.result} word={result => t(`activity.result.${result}`)} onChange={result => onChange({ ...chosen, result })} />
      <FilterChoice id="activity-who" label={t('activity.who')} all={t('activity.everybody')} options={withAsked(choices.people, chosen.who)} value={chosen.who} word={who => who} onChange={who => onChange({ ...chosen, who })} />
      <FilterChoice id="activity-since" label={t('activity.since')} all={t('activity.anyTime')} options={spans} value={chosen.since} word={days => t('activity.days', { count: Number(days) })} onChange={since => onChange({ ...chosen, since })} />
    </div>
  )
}

/** What an address asks for is shown as chosen, also where nothing of it is on record. */
const withAsked = (options: readonly string[], asked: string | undefined): readonly string[] => (asked === undefined || options.includes(asked) ? options : [...options, asked])
