import { lazy, useEffect, useState } from 'react'
import type { RecordId } from '../../../electron/contract/ids'
import type { Offer } from '../../../electron/contract/offer'
import { useI18n } from '../../i18n/I18nContext'
import { createDraftStore } from '../../stores/draft'
import { unsavedNotice } from '../../stores/notices'
import { useBridge, useStores, useTopic } from '../../stores/StoresContext'
import { Page } from '../../ui/Page'
import { ErrorState, Loading } from '../../ui/states'
import { shown, useCall } from '../../ui/useCall'
import { Composer } from './Composer'
import { isOrdered } from './kinds'
import { Wizard } from './wizard/Wizard'

const DraftAsOrder = lazy(async () => ({ default: (await import('./orders/DraftAsOrder')).DraftAsOrder }))

/** Reads an offer, then goes on where the work on it stands: in the wizard, or at its message. */
export function ComposerPage({ offerId }: { readonly offerId: RecordId }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const changes = useTopic('offers', state => (state.changedId === offerId ? state.revision : 0))
  const { state, reload } = useCall(() => bridge.calls['offers.get']({ offerId }), offerId, changes)
  const offer = shown(state)
  if (offer !== undefined) return <Opened offer={offer} />
  return (
    <Page title={t('nav.offers')}>
      {state.step === 'failed' ? <ErrorState error={state.error} onRetry={reload} /> : <Loading />}
    </Page>
  )
}

/** Holds the draft as long as the page is open; what was typed last is saved when one leaves. */
function Opened({ offer }: { readonly offer: Offer }) {
  const bridge = useBridge()
  const { notices } = useStores()
  const capabilities = useTopic('session', state => state.cloud.capabilities)
  const [draft] = useState(() => createDraftStore(bridge, offer))
  useEffect(() => { draft.getState().receive(offer) }, [draft, offer])
  useEffect(() => {
    const { flush, refresh } = draft.getState()
    const { state } = draft.getState().offer
    if (state === 'opened' || state === 'sent' || state === 'ready') void refresh(true)
    const leave = (): void => { void flush() }
    window.addEventListener('pagehide', leave)
    window.addEventListener('blur', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('blur', leave)
      leave()
    }
  }, [draft])
  useEffect(() => notices.subscribe(state => {
    const { saved, error, flush } = draft.getState()
    // The disk takes changes again: what it refused is saved now, not only with the next key.
    if (!saved && error?.kind === 'storage' && !state.notices.some(({ id }) => id === unsavedNotice)) void flush()
  }), [draft, notices])
  if (isOrdered(offer.kind, capabilities) && offer.via === 'quote' && offer.state === 'draft') return <DraftAsOrder draft={draft} kind={offer.kind} />
  return offer.via === 'quote' ? <Wizard draft={draft} /> : <Composer draft={draft} />
}
