import type { OfferKind } from '../../../../electron/contract/offer'
import { useI18n } from '../../../i18n/I18nContext'
import { pagesOf, titleOf, type WizardPage } from './steps'

interface Props {
  readonly kind: OfferKind
  readonly current: WizardPage
}

/** Where one stands among the steps. */
export function Stepper({ kind, current }: Props) {
  const { t } = useI18n()
  const pages = pagesOf(kind)
  const at = pages.indexOf(current)
  return (
    <ol className="stepper" aria-label={t('wizard.steps', { at: at + 1, of: pages.length })}>
      {pages.map((page, index) => (
        <li key={page} data-state={index < at ? 'done' : index === at ? 'here' : 'ahead'} aria-current={index === at ? 'step' : undefined}>
          <span className="step-number" aria-hidden="true">{index < at ? '✓' : index + 1}</span>
          {t(titleOf(page, kind))}
        </li>
      ))}
    </ol>
  )
}
