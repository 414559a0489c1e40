import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { RecordId, TenantId } from '../../../../electron/contract/ids'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { Button } from '../../../ui/Button'
import { CustomerMark } from '../../../ui/Mark'
import { Notice } from '../../../ui/Notice'
import { Page } from '../../../ui/Page'
import { Loading } from '../../../ui/states'
import { useFull } from '../../../ui/useFull'
import { useCustomerName } from '../../../ui/useCustomerName'
import { useGoOn } from '../../../ui/useGoOn'
import { kindTitles, type OrderedKind } from '../kinds'
import { Stepper } from '../wizard/Stepper'
import { AddLine } from './AddLine'
import { AdvisorLink } from './AdvisorLink'
import { Buying, Ordered } from './Buying'
import { CustomerSearch } from './CustomerSearch'
import { FromDraft } from './FromDraft'
import { Lines } from './Lines'
import { Refused } from './Refused'
import { placeOf, useOrder } from './useOrder'
import { withLine } from './withLine'

interface Props {
  readonly kind: OrderedKind
  readonly tenantId?: TenantId
  readonly draftId?: RecordId
}

/**
 * The wizard where the cloud issues no offers: customer, subscriptions, order (capabilities 4.11). Its draft is the order itself, so that nothing has to
 * be carried over; whether the partner sells to the customer is asked before anything is chosen.
 */
export function OrderCourse({ kind, tenantId, draftId }: Props) {
  return tenantId === undefined ? <ForWhom kind={kind} /> : <ForCustomer key={tenantId} kind={kind} tenantId={tenantId} draftId={draftId} />
}

function Steps({ at }: { readonly at: number }) {
  const { t } = useI18n()
  return <Stepper steps={[t('orders.customer'), t('wizard.step.subscriptions'), t('wizard.step.order')]} at={at} />
}

function ForWhom({ kind }: { readonly kind: OrderedKind }) {
  const { t } = useI18n()
  const [, go] = useLocation()
  const full = useFull()
  return (
    <Page title={t(kindTitles[kind])} help="wizard.help">
      <Steps at={0} />
      <Notice severity="info" announce={false}>
        <p>{t(`wizard.ordered.${kind}`)}</p>
        {!full && <p>{t('orders.needsFull')}</p>}
      </Notice>
      <CustomerSearch onChoose={tenantId => go(paths.offerTo(kind, tenantId))} />
      <AdvisorLink kind={kind} />
      <div className="row"><Link href={paths.orders}>{t('orders.listOf')}</Link><Link href={paths.newOffer}>{t('overview.delegated')}</Link></div>
    </Page>
  )
}

interface ForCustomerProps extends Required<Omit<Props, 'draftId'>> {
  readonly draftId: RecordId | undefined
}

function ForCustomer({ kind, tenantId, draftId }: ForCustomerProps) {
  const { t } = useI18n()
  const [, go] = useLocation()
  const known = useCustomerName(tenantId)
  const { state, order, error, working, reload, setLines, review, checkOut } = useOrder(tenantId)
  const [last, setLast] = useState(false)
  const refused = state.step === 'failed' ? state.error : error
  const company = order?.customerName || known
  // What is on its way, or was bought, is only looked at.
  const fixed = order !== undefined && (order.state === 'ordered' || order.waiting !== undefined)
  const atOrder = fixed || last
  const heading = useGoOn<HTMLHeadingElement>(order && `${atOrder} ${placeOf(order)}`)
  const another = <Button onClick={() => go(kind === 'trial' ? paths.trial : paths.purchase)}>{t('action.back')}</Button>
  return (
    <Page title={t(kindTitles[kind])} help="wizard.help" mark={company === '' ? undefined : <CustomerMark tenantId={tenantId} name={company} />}>
      <Steps at={order === undefined ? 0 : atOrder ? 2 : 1} />
      {state.step === 'loading' && <Loading />}
      {refused !== undefined && <Refused error={refused} onRetry={state.step === 'failed' ? reload : undefined} />}
      {order === undefined && state.step === 'failed' && <div>{another}</div>}
      {order !== undefined && <h2 ref={heading} tabIndex={-1}>{t('orders.for', { company })}</h2>}
      {order !== undefined && atOrder && order.state === 'draft' && <Notice severity="info"><p>{t('wizard.becomesOrder', { company })}</p></Notice>}
      {order !== undefined && <Lines order={order} onRemove={at => { void setLines(order.lines.filter((_line, index) => index !== at)) }} />}
      {order !== undefined && !atOrder && (
        <>
          {draftId !== undefined && <FromDraft draftId={draftId} order={order} kind={kind} onTake={setLines} />}
          {(kind === 'purchase' || !order.lines.some(({ isTrial }) => isTrial)) && <AddLine order={order} kind={kind} onAdd={line => { void setLines(withLine(order.lines, line)) }} />}
          <div className="row">
            {another}
            <Button look="primary" blocked={order.lines.length === 0 ? t('offers.problem.noSubscription') : undefined} onClick={() => setLast(true)}>{t('action.next')}</Button>
            {order.lines.length > 0 && <span className="small muted" role="status">{t('composer.saved')}</span>}
          </div>
        </>
      )}
      {order !== undefined && atOrder && (order.state === 'ordered' ? <Ordered order={order} onAnother={() => { setLast(false); reload() }} /> : <Buying order={order} working={working} review={review} checkOut={checkOut} />)}
      {order !== undefined && atOrder && !fixed && <div><Button onClick={() => setLast(false)}>{t('action.back')}</Button></div>}
    </Page>
  )
}
