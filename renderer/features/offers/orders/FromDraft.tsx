import { useState } from 'react'
import { Link } from 'wouter'
import type { AppError } from '../../../../electron/contract/errors'
import type { RecordId } from '../../../../electron/contract/ids'
import type { OfferLine } from '../../../../electron/contract/offer'
import type { Order, OrderLine } from '../../../../electron/contract/order'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { useBridge } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { ErrorState, Loading } from '../../../ui/states'
import { shown, useCall } from '../../../ui/useCall'
import type { OrderedKind } from '../kinds'
import { carryOver } from './carryOver'
import { DraftLines } from './DraftLines'

interface Props {
  readonly draftId: RecordId
  readonly order: Order
  readonly kind: OrderedKind
  readonly onTake: (lines: readonly OrderLine[]) => Promise<void>
}

type Taken = { readonly busy: true } | { readonly left: readonly OfferLine[] } | { readonly error: AppError }

/** What stands in a draft that was written as an offer, to be taken over into the order; the draft stays as it is. */
export function FromDraft({ draftId, order, kind, onTake }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const { state, reload } = useCall(() => bridge.calls['offers.get']({ offerId: draftId }), draftId)
  const [taken, setTaken] = useState<Taken | undefined>(undefined)
  const offer = shown(state)
  if (offer === undefined) return state.step === 'failed' ? <ErrorState error={state.error} onRetry={reload} /> : <Loading />
  const take = async (): Promise<void> => {
    setTaken({ busy: true })
    const products = await bridge.calls['orders.products']({ orderId: order.id })
    const carried = products.ok ? await carryOver(offer.lines, kind, { order, products: products.value, skus: productId => bridge.calls['orders.skus']({ orderId: order.id, productId }) }) : products
    if (carried.ok) await onTake(carried.value.lines)
    setTaken(carried.ok ? { left: carried.value.left } : { error: carried.error })
  }
  const busy = taken !== undefined && 'busy' in taken
  if (taken !== undefined && 'left' in taken) return <Result left={taken.left} draftId={draftId} />
  return (
    <section className="stack" aria-label={t('orders.fromDraft')}>
      {taken !== undefined && 'error' in taken && <ErrorState error={taken.error} />}
      <Notice severity="info" announce={false}>
        <p>{t('orders.fromDraft')}</p>
        <DraftLines lines={offer.lines} />
        <div><Button look="primary" busy={busy} blocked={offer.lines.length === 0 ? t('offers.problem.noSubscription') : undefined} onClick={() => { void take() }}>{t('orders.takeOver')}</Button></div>
      </Notice>
    </section>
  )
}

function Result({ left, draftId }: { readonly left: readonly OfferLine[]; readonly draftId: RecordId }) {
  const { t } = useI18n()
  const draft = <Link href={paths.offerDetails(draftId)}>{t('orders.theDraft')}</Link>
  if (left.length === 0) return <Notice severity="success"><p>{t('orders.takenOver')} {draft}</p></Notice>
  return (
    <Notice severity="warning">
      <p>{t('orders.leftInDraft')} {draft}</p>
      <DraftLines lines={left} />
    </Notice>
  )
}
