import { useState } from 'react'
import { Link } from 'wouter'
import type { AppError } from '../../../../electron/contract/errors'
import type { RecordId } from '../../../../electron/contract/ids'
import type { Offer } from '../../../../electron/contract/offer'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { useBridge, useStores, useTopic } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { CustomerMark } from '../../../ui/Mark'
import { Page } from '../../../ui/Page'
import { ErrorState, Loading } from '../../../ui/states'
import { shown, useCall } from '../../../ui/useCall'
import { useGoOn } from '../../../ui/useGoOn'
import { AccessState } from '../AccessState'
import { OfferStatus } from '../OfferStatus'
import { useOnward } from '../../../ui/useOnward'
import { Acceptances } from './Acceptances'
import { Facts } from './Facts'
import { History } from './History'
import { WithdrawDialog } from './WithdrawDialog'

/** One offer: what was offered, who accepted it, and what happened to it (capabilities 4.8). */
export function DetailsPage({ offerId }: { readonly offerId: RecordId }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const changes = useTopic('offers', state => (state.changedId === offerId ? state.revision : 0))
  const { state, reload, put } = useCall(() => bridge.calls['offers.get']({ offerId }), offerId, changes)
  const offer = shown(state)
  // What can be done with an offer goes with its state: the work goes on where the new one is said.
  const stands = useGoOn<HTMLDivElement>(offer?.state)
  const title = offer === undefined ? t('nav.offers') : offer.subject.trim() || t('offers.noSubject')
  const mark = offer?.tenantId === undefined ? undefined : <CustomerMark tenantId={offer.tenantId} name={offer.customerName ?? ''} size="large" />
  return (
    <Page title={title} mark={mark}>
      {state.step === 'loading' && <Loading />}
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload} />}
      {offer !== undefined && (
        <>
          <div ref={stands} tabIndex={-1}><OfferStatus state={offer.state} /></div>
          <AccessState offer={offer} onChanged={put} />
          <Actions offer={offer} put={put} />
          <div className="columns"><Facts offer={offer} /><History offer={offer} /></div>
          <Acceptances offer={offer} />
        </>
      )}
    </Page>
  )
}

function Actions({ offer, put }: { readonly offer: Offer; readonly put: (offer: Offer) => void }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const begin = useOnward()
  const offers = useStores().offers
  const failedCopy = useTopic('offers', state => state.error)
  const [asking, setAsking] = useState(false)
  const [error, setError] = useState<AppError | undefined>(undefined)
  const issued = offer.state === 'ready' || offer.state === 'opened' || offer.state === 'sent'
  const duplicate = async (): Promise<void> => {
    const go = begin()
    const copy = await offers.getState().duplicate(offer.id)
    if (copy !== undefined) go(paths.offer(copy.id))
  }
  const withdraw = async (): Promise<void> => {
    setAsking(false)
    const result = await bridge.calls['offers.withdraw']({ offerId: offer.id })
    if (result.ok) put(result.value)
    setError(result.ok ? undefined : result.error)
  }
  const problem = error ?? failedCopy
  return (
    <>
      <div className="row">
        <Link className="button" data-look={issued || offer.state === 'draft' ? 'primary' : 'normal'} href={paths.offer(offer.id)}>{t(offer.state === 'draft' ? 'quotes.continue' : 'quotes.message')}</Link>
        {issued && offer.via === 'quote' && <Link className="button" href={paths.merge(offer.id)}>{t('merge.title')}</Link>}
        <Button icon="copy" onClick={() => { void duplicate() }}>{t('quotes.duplicate')}</Button>
        {issued && <Button onClick={() => setAsking(true)}>{t('quotes.withdraw')}</Button>}
      </div>
      {problem !== undefined && <ErrorState error={problem} />}
      {asking && <WithdrawDialog offer={offer} onCancel={() => setAsking(false)} onWithdraw={() => { void withdraw() }} />}
    </>
  )
}
