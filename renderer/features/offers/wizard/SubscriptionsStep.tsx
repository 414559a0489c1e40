import { useEffect, useId, useState } from 'react'
import type { CatalogueProducts } from '../../../../electron/contract/catalogue'
import type { OfferLine } from '../../../../electron/contract/offer'
import { useI18n } from '../../../i18n/I18nContext'
import { Button } from '../../../ui/Button'
import { FieldError } from '../../../ui/FieldError'
import { Notice } from '../../../ui/Notice'
import { EmptyState, ErrorState, Loading } from '../../../ui/states'
import { shown } from '../../../ui/useCall'
import { CatalogueAge } from './CatalogueAge'
import { PurchaseChoice } from './PurchaseChoice'
import type { StepProps } from './stepProps'
import { TrialChoice } from './TrialChoice'
import { useProducts, withLimits } from './useProducts'

/** What is offered, how many licences of it, and whether delegated administration goes with it (capabilities 4.2). */
export function SubscriptionsStep(props: StepProps) {
  const { state, chosen } = props
  const { kind } = state.offer
  const products = useProducts(kind, chosen.usageLocation ?? '')
  const list = shown(products.state)
  if (products.state.step === 'loading') return <Loading />
  return (
    <>
      {products.state.step === 'failed' && <ErrorState error={products.state.error} onRetry={products.reload} />}
      {list !== undefined && <Choice {...props} list={list} />}
      <Delegated {...props} />
    </>
  )
}

function Choice({ list, ...props }: StepProps & { readonly list: CatalogueProducts }) {
  const { t, country } = useI18n()
  const { state, chosen, problems, asked } = props
  const errorId = useId()
  const choose = (lines: readonly OfferLine[]): void => state.choose({ lines: lines.map(line => ({ ...line })), catalogueReadAt: list.readAt })
  useNewLimits(props, list, choose)
  const gone = chosen.lines.filter(line => list.products.every(product => product.offerId !== line.offerId))
  const whole = asked ? problems.map(problem => problem.reason).find(reason => reason !== 'licences') : undefined
  const Products = state.offer.kind === 'trial' ? TrialChoice : PurchaseChoice
  const place = country(list.country)
  return (
    <div className="stack">
      {list.products.length === 0
        ? <EmptyState text={t('wizard.nothingHere', { country: place })} />
        : <Products {...props} products={list.products} choose={choose} errorId={errorId} invalid={whole !== undefined} />}
      <FieldError id={errorId} text={whole === undefined ? undefined : t(`offers.problem.${whole}`)} />
      {gone.length > 0 && (
        <Notice severity="warning">
          <p>{t('wizard.goneHere', { country: place })}</p>
          <ul>{gone.map(line => <li key={line.offerId}>{line.name}</li>)}</ul>
          <div><Button onClick={() => choose(chosen.lines.filter(line => !gone.includes(line)))}>{t('wizard.removeGone')}</Button></div>
        </Notice>
      )}
      <CatalogueAge readAt={list.readAt} source={list.source} country={list.country} />
    </div>
  )
}

/** Lines keep the limits of the catalogue they were chosen from; when it is another one now, they take over its limits. */
function useNewLimits({ state, chosen }: StepProps, { products }: CatalogueProducts, choose: (lines: readonly OfferLine[]) => void): void {
  const renewed = chosen.lines.map(line => withLimits(line, products.find(product => product.offerId === line.offerId)))
  const differs = state.offer.state === 'draft' && renewed.some((line, index) => line !== chosen.lines[index])
  useEffect(() => { if (differs) choose(renewed) })
}

function Delegated({ state, chosen }: StepProps) {
  const { t } = useI18n()
  const [hint] = useState(() => `delegated-${state.offer.id}`)
  return (
    <div className="stack-small">
      <label className="row">
        <input type="checkbox" checked={chosen.includeDelegatedAdministration} aria-describedby={hint} onChange={event => state.choose({ includeDelegatedAdministration: event.target.checked })} />
        {t('wizard.includeDelegated')}
      </label>
      <p className="small muted" id={hint}>{t('wizard.includeDelegatedHint')}</p>
    </div>
  )
}
