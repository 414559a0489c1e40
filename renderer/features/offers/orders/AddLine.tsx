import { useId, useState } from 'react'
import type { BillingCycle, Order, OrderLine, OrderSku, OrderTerm } from '../../../../electron/contract/order'
import { useI18n } from '../../../i18n/I18nContext'
import { useBridge } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { Combobox } from '../../../ui/Combobox'
import { FieldError } from '../../../ui/FieldError'
import { ErrorState, Loading } from '../../../ui/states'
import { shown, useCall } from '../../../ui/useCall'
import type { OrderedKind } from '../kinds'
import { cyclesOf, termOf } from './soldAs'

interface Props {
  readonly order: Order
  /** Only trials, or only what is paid for; absent: both. */
  readonly kind?: OrderedKind
  readonly onAdd: (line: OrderLine) => void
}

/** Product, then how it is sold: the cloud is asked for each step, because what is sold depends on the customer's country. */
export function AddLine({ order, kind, onAdd }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const id = useId()
  const { state, reload } = useCall(() => bridge.calls['orders.products']({ orderId: order.id }), order.id)
  const [productId, setProductId] = useState<string | undefined>(undefined)
  const products = shown(state) ?? []
  return (
    <section className="stack" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('orders.add.title')}</h2>
      {state.step === 'loading' && <Loading />}
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload} />}
      <p className="small muted">{t('orders.range')}</p>
      {products.length > 0 && (
        <div className="field">
          <label id={`${id}-label`} htmlFor={id}>{t('orders.product')}</label>
          <Combobox id={id} options={products.map(product => ({ value: product.id, label: product.title }))} value={productId} onChange={setProductId} onLeave={() => undefined} invalid={false} describedBy={`${id}-hint`} nothing={t('wizard.nothingFits')} />
          <p id={`${id}-hint`} className="small muted">{t('orders.chooseProduct')}</p>
        </div>
      )}
      {productId !== undefined && <Versions key={productId} order={order} productId={productId} onAdd={onAdd} {...(kind !== undefined && { kind })} />}
    </section>
  )
}

function Versions({ order, kind, productId, onAdd }: Props & { readonly productId: string }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const { state, reload } = useCall(() => bridge.calls['orders.skus']({ orderId: order.id, productId }), productId)
  const skus = (shown(state) ?? []).filter(({ isTrial }) => kind === undefined || isTrial === (kind === 'trial'))
  const [first] = skus
  if (state.step === 'loading') return <Loading />
  if (state.step === 'failed') return <ErrorState error={state.error} onRetry={reload} />
  return first === undefined ? <p>{t(kind === 'trial' ? 'orders.noTrial' : 'orders.nothingSold')}</p> : <Choice skus={skus} first={first} onAdd={onAdd} />
}

interface ChoiceProps {
  readonly skus: readonly OrderSku[]
  readonly first: OrderSku
  readonly onAdd: (line: OrderLine) => void
}

function Choice({ skus, first, onAdd }: ChoiceProps) {
  const { t, number } = useI18n()
  const id = useId()
  const [sku, setSku] = useState(first)
  const [term, setTerm] = useState<OrderTerm>(termOf(first))
  const [billing, setBilling] = useState<BillingCycle>(cyclesOf(first)[0] ?? 'monthly')
  const [typed, setTyped] = useState(String(first.minimum))
  const quantity = /^\d{1,8}$/u.test(typed.trim()) ? Number(typed) : Number.NaN
  const fits = quantity >= sku.minimum && quantity <= sku.maximum
  const choose = (skuId: string): void => {
    const next = skus.find(one => one.skuId === skuId) ?? first
    setSku(next)
    setTerm(termOf(next))
    setBilling(cyclesOf(next)[0] ?? 'monthly')
    setTyped(String(next.minimum))
  }
  const add = (): void => {
    if (fits) onAdd({ productId: sku.productId, skuId: sku.skuId, title: sku.title, isTrial: sku.isTrial, quantity, term, billingCycle: billing })
  }
  return (
    <form className="stack" onSubmit={event => { event.preventDefault(); add() }}>
      <div className="field">
        <label htmlFor={`${id}-sku`}>{t('orders.sku')}</label>
        <select id={`${id}-sku`} className="input" value={sku.skuId} onChange={event => choose(event.target.value)}>{skus.map(one => <option key={one.skuId} value={one.skuId}>{one.title}</option>)}</select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-quantity`}>{t('orders.quantity')}</label>
        <input id={`${id}-quantity`} className="input nums" type="text" inputMode="numeric" autoComplete="off" maxLength={10} value={typed} aria-invalid={!fits} aria-describedby={`${id}-problem`} onChange={event => setTyped(event.target.value)} />
        <FieldError id={`${id}-problem`} text={fits ? undefined : t('orders.quantityProblem', { minimum: number(sku.minimum), maximum: number(sku.maximum) })} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-term`}>{t('orders.term')}</label>
        <select id={`${id}-term`} className="input" value={term} onChange={event => setTerm(event.target.value as OrderTerm)}>{sku.terms.map(one => <option key={one} value={one}>{t(`orders.term.${one}`)}</option>)}</select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-billing`}>{t('orders.billing')}</label>
        <select id={`${id}-billing`} className="input" value={billing} onChange={event => setBilling(event.target.value as BillingCycle)}>{cyclesOf(sku).map(one => <option key={one} value={one}>{t(`orders.billing.${one}`)}</option>)}</select>
      </div>
      <div><Button type="submit" blocked={fits ? undefined : t('orders.quantityProblem', { minimum: number(sku.minimum), maximum: number(sku.maximum) })} reasonShown>{t('orders.add')}</Button></div>
    </form>
  )
}
