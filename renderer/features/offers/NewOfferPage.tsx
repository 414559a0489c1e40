import { lazy, useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { RecordId, TenantId } from '../../../electron/contract/ids'
import type { OfferKind } from '../../../electron/contract/offer'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { useBridge, useStores, useTopic } from '../../stores/StoresContext'
import { EmptyState, ErrorState, Loading } from '../../ui/states'
import { Page } from '../../ui/Page'
import { useOnward } from '../../ui/useOnward'
import { isOrdered, kindTitles, refusalOf } from './kinds'

const OrderCourse = lazy(async () => ({ default: (await import('./orders/OrderCourse')).OrderCourse }))

interface Props {
  readonly kind: OfferKind
  readonly tenantId?: TenantId
  /** Of an offer that was drafted where the cloud issued some: its lines may be taken over. */
  readonly draftId?: RecordId
}

/** Starts a draft and goes on to it; this address is replaced, so that Back does not start another one. */
export function NewOfferPage({ kind, tenantId, draftId }: Props) {
  const { t } = useI18n()
  const capabilities = useTopic('session', state => state.cloud.capabilities)
  const forCustomer = tenantId !== undefined && { tenantId }
  if (isOrdered(kind, capabilities)) return <OrderCourse kind={kind} {...forCustomer} {...(draftId !== undefined && { draftId })} />
  const refused = refusalOf(kind, capabilities)
  // An offer by a link is for whoever gets it.
  if (refused === undefined) return <Starting kind={kind} {...(kind === 'delegatedAdministration' && forCustomer)} />
  return (
    <Page title={t(kindTitles[kind])}>
      <EmptyState text={t(refused)}>
        {kind !== 'delegatedAdministration' && <Link href={paths.newOffer}>{t('overview.delegated')}</Link>}
      </EmptyState>
    </Page>
  )
}

function Starting({ kind, tenantId }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const begin = useOnward()
  const offers = useStores().offers
  const error = useTopic('offers', state => state.error)
  const started = useRef(false)
  /** A draft of this kind into which nothing was put yet serves as well as a new one: links do not fill the list with empty drafts. */
  const untouched = async () => {
    if (tenantId !== undefined) return undefined
    const drafts = await bridge.calls['offers.find']({ kind, state: 'draft', limit: 20 })
    return drafts.ok ? drafts.value.rows.find(row => row.via === 'quote' && row.updatedAt === row.createdAt && row.recipients === undefined) : undefined
  }
  const start = async (): Promise<void> => {
    const go = begin()
    const offer = await untouched() ?? await offers.getState().create(kind, tenantId)
    if (offer !== undefined) go(paths.offer(offer.id), { replace: true })
  }
  useEffect(() => {
    if (started.current) return
    started.current = true
    void start()
  })
  return (
    <Page title={t(kindTitles[kind])}>
      {error === undefined ? <Loading /> : <ErrorState error={error} onRetry={() => { void start() }} />}
    </Page>
  )
}
