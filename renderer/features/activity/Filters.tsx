import type { ActivityChoices, ActivityResult } from '../../../electron/contract/activity'
import { useI18n } from '../../i18n/I18nContext'
import { FilterChoice } from '../../ui/FilterChoice'

const spans = ['1', '7', '30', '90', '365'] as const

export interface Chosen {
  readonly text: string
  readonly topic: string | undefined
  readonly result: ActivityResult | undefined
  readonly who: string | undefined
  /** Days back from now; absent: any time. */
  readonly since: (typeof spans)[number] | undefined
}

interface Props {
  readonly chosen: Chosen
  readonly choices: ActivityChoices
  readonly results: readonly ActivityResult[]
  readonly onChange: (chosen: Chosen) => void
}

export function Filters({ chosen, choices, results, onChange }: Props) {
  const { t, lookUp } = useI18n()
  return (
    <div className="filters">
      <div className="field">
        <label htmlFor="activity-text">{t('activity.search')}</label>
        <input id="activity-text" className="input" type="search" value={chosen.text} maxLength={200} spellCheck={false} onChange={event => onChange({ ...chosen, text: event.target.value })} />
      </div>
      <FilterChoice id="activity-topic" label={t('activity.topic')} all={t('activity.allTopics')} options={choices.topics} value={chosen.topic} word={topic => lookUp(`activity.topic.${topic}`, 'activity.topic.other')} onChange={topic => onChange({ ...chosen, topic })} />
      <FilterChoice id="activity-result" label={t('activity.result')} all={t('activity.allResults')} options={results} value={chosen.result} word={result => t(`activity.result.${result}`)} onChange={result => onChange({ ...chosen, result })} />
      <FilterChoice id="activity-who" label={t('activity.who')} all={t('activity.everybody')} options={choices.people} value={chosen.who} word={who => who} onChange={who => onChange({ ...chosen, who })} />
      <FilterChoice id="activity-since" label={t('activity.since')} all={t('activity.anyTime')} options={spans} value={chosen.since} word={days => t('activity.days', { count: Number(days) })} onChange={since => onChange({ ...chosen, since })} />
    </div>
  )
}
