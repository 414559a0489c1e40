import { useLocation } from 'wouter'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import type { DraftStore } from '../../../stores/draft'
import { Notice } from '../../../ui/Notice'
import { Page } from '../../../ui/Page'
import { EmptyState } from '../../../ui/states'
import { useFull } from '../../../ui/useFull'
import { Discard } from '../Discard'
import { kindTitles, type OrderedKind } from '../kinds'
import { CustomerSearch } from './CustomerSearch'
import { DraftLines } from './DraftLines'

interface Props {
  readonly draft: StoreApi<DraftStore>
  readonly kind: OrderedKind
}

/** A draft that was written as an offer, where the cloud issues none (any more): it becomes an order with the same lines, for a customer. */
export function DraftAsOrder({ draft, kind }: Props) {
  const { t } = useI18n()
  const [, go] = useLocation()
  const full = useFull()
  const state = useStore(draft)
  const { id, lines } = state.offer
  return (
    <Page title={t(kindTitles[kind])} help="wizard.help">
      <Notice severity="info" announce={false}>
        <p>{t('wizard.refused.cart')}</p>
        <p>{t('orders.draftBecomes')}</p>
        {!full && <p>{t('orders.needsFull')}</p>}
      </Notice>
      <h2>{t('wizard.step.subscriptions')}</h2>
      {lines.length === 0 ? <EmptyState text={t('orders.noLines')} /> : <DraftLines lines={lines} />}
      {full && <CustomerSearch onChoose={tenantId => go(paths.offerTo(kind, tenantId, id))} />}
      <Discard state={state} />
    </Page>
  )
}
