import { useId, useState } from 'react'
import type { CatalogueProduct } from '../../../../electron/contract/catalogue'
import { useI18n } from '../../../i18n/I18nContext'
import { fold } from '../../../ui/comboboxMatches'
import { LicenceField } from './LicenceField'
import type { ChoiceProps } from './stepProps'
import { lineOf } from './useProducts'

/** From this many products on, one can search in them. */
const many = 8

/** One or more subscriptions, each with a number of licences (capabilities 4.1). */
export function PurchaseChoice(props: ChoiceProps) {
  const { chosen, products, choose, errorId, invalid } = props
  const { t } = useI18n()
  const id = useId()
  const [filter, setFilter] = useState('')
  const isChosen = (product: CatalogueProduct): boolean => chosen.lines.some(line => line.offerId === product.offerId)
  // What is chosen stays in sight, whatever is searched for.
  const inSight = products.filter(product => isChosen(product) || fits(product, filter))
  const toggle = (product: CatalogueProduct, on: boolean): void => {
    const others = chosen.lines.filter(line => line.offerId !== product.offerId)
    choose(on ? [...others, lineOf(product)] : others)
  }
  return (
    <fieldset className="choice" aria-describedby={errorId}>
      <legend>{t('wizard.subscriptions')}</legend>
      {products.length > many && (
        <div className="field">
          <label htmlFor={`${id}-filter`}>{t('wizard.filter')}</label>
          <input id={`${id}-filter`} className="input" type="search" spellCheck={false} value={filter} onChange={event => setFilter(event.target.value)} onKeyDown={event => { if (event.key === 'Enter') event.preventDefault() }} />
        </div>
      )}
      {inSight.map((product, index) => (
        <div key={product.offerId} className="product">
          <label className="row">
            <input type="checkbox" checked={isChosen(product)} aria-invalid={(invalid && index === 0) || undefined} aria-describedby={`${id}-${product.offerId}`} onChange={event => toggle(product, event.target.checked)} />
            {product.name}
          </label>
          <p className="small muted" id={`${id}-${product.offerId}`}>{[product.description, product.skuPartNumber].filter(Boolean).join(' · ')}</p>
          {chosen.lines.filter(line => line.offerId === product.offerId).map(line => (
            <LicenceField key={line.offerId} line={line} asked={props.asked} onChange={changed => choose(chosen.lines.map(one => (one.offerId === changed.offerId ? changed : one)))} />
          ))}
        </div>
      ))}
      {inSight.length === 0 && <p className="muted">{t('wizard.nothingFits')}</p>}
    </fieldset>
  )
}

function fits(product: CatalogueProduct, filter: string): boolean {
  const hay = fold([product.name, product.skuPartNumber, product.description].join(' '))
  return fold(filter).split(/\s+/u).every(word => hay.includes(word))
}
