import type { ReachReport, ReachStep } from '../../../../electron/contract/relationship'
import { useI18n } from '../../../i18n/I18nContext'
import { Icon } from '../../../ui/Icon'
import type { IconName } from '../../../ui/icons'

const looks: Readonly<Record<ReachStep['outcome'], readonly [tone: string, icon: IconName]>> = {
  ok: ['good', 'check'], failed: ['bad', 'error'], unknown: ['warn', 'info'], skipped: ['none', 'clock']
}

/** Each question with its answer: mark, word and sentence together. */
export function Steps({ report }: { readonly report: ReachReport }) {
  const i18n = useI18n()
  const { t, error: words } = i18n
  return (
    <ol className="reach" aria-label={t('reach.steps')}>
      {report.steps.map(step => {
        const [tone, icon] = looks[step.outcome]
        return (
          <li key={step.step} data-outcome={step.outcome}>
            <span className="status" data-tone={tone}><Icon name={icon} />{t(`reach.outcome.${step.outcome}`)}</span>
            <div>
              <strong>{t(`reach.step.${step.step}`)}</strong>
              {step.because !== undefined && <p>{i18n.lookUp(`reach.because.${step.because}`, 'reach.because.other', inWords(step, i18n.date))}</p>}
              {step.error !== undefined && step.outcome !== 'failed' && <p className="muted">{words(step.error)}</p>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

/** Moments as days in the language in effect; the rest as it is. */
function inWords({ params = {} }: ReachStep, date: (instant: string) => string): Readonly<Record<string, string | number>> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, (name === 'at' || name === 'until') && typeof value === 'string' && value !== '' ? date(value) : value]))
}
