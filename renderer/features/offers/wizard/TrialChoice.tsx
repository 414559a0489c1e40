import { useId } from 'react'
import { useI18n } from '../../../i18n/I18nContext'
import type { ChoiceProps } from './stepProps'
import { lineOf } from './useProducts'

/** Exactly one trial subscription (capabilities 4.1). */
export function TrialChoice({ chosen, products, choose, errorId, invalid }: ChoiceProps) {
  const { t } = useI18n()
  const id = useId()
  return (
    <fieldset className="choice" role="radiogroup" aria-labelledby={`${id}-legend`} aria-describedby={errorId} aria-required="true" aria-invalid={invalid}>
      <legend id={`${id}-legend`}>{t('wizard.trial')}</legend>
      {products.map(product => (
        <div key={product.offerId} className="product">
          <label className="row">
            <input
              type="radio"
              name={id}
              checked={chosen.lines.some(line => line.offerId === product.offerId)}
              aria-describedby={`${id}-${product.offerId}`}
              onChange={() => choose([lineOf(product)])}
            />
            {product.name}
          </label>
          <p className="small muted" id={`${id}-${product.offerId}`}>
            {[product.description, t('wizard.trialLicences', { count: product.maximum })].filter(Boolean).join(' · ')}
          </p>
        </div>
      ))}
    </fieldset>
  )
}
