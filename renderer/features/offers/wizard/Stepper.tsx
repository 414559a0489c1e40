import { useI18n } from '../../../i18n/I18nContext'

interface Props {
  /** In words. */
  readonly steps: readonly string[]
  /** The place of the current one. */
  readonly at: number
}

/** Where one stands among the steps. */
export function Stepper({ steps, at }: Props) {
  const { t } = useI18n()
  return (
    <ol className="stepper" aria-label={t('wizard.steps', { at: at + 1, of: steps.length })}>
      {steps.map((step, index) => (
        <li key={step} data-state={index < at ? 'done' : index === at ? 'here' : 'ahead'} aria-current={index === at ? 'step' : undefined}>
          <span className="step-number" aria-hidden="true">{index < at ? '✓' : index + 1}</span>
          {step}
        </li>
      ))}
    </ol>
  )
}
