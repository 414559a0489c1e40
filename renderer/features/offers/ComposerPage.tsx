import { useEffect, useState } from 'react'
import type { RecordId } from '../../../electron/contract/ids'
import type { Offer } from '../../../electron/contract/offer'
import { useI18n } from '../../i18n/I18nContext'
import { createDraftStore } from '../../stores/draft'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Page } from '../../ui/Page'
import { ErrorState, Loading } from '../../ui/states'
import { shown, useCall } from '../../ui/useCall'
import { Composer } from './Composer'

/** Reads an offer, then composes it. */
export function ComposerPage({ offerId }: { readonly offerId: RecordId }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const changes = useTopic('offers', state => (state.changedId === offerId ? state.revision : 0))
  const { state, reload } = useCall(() => bridge.calls['offers.get']({ offerId }), offerId, changes)
  const offer = shown(state)
  if (offer !== undefined) return <Opened offer={offer} />
  return (
    <Page title={t('command.offerDelegatedAdministration')}>
      {state.step === 'failed' ? <ErrorState error={state.error} onRetry={reload} /> : <Loading />}
    </Page>
  )
}

/** Holds the draft as long as the page is open; what was typed last is saved when one leaves. */
function Opened({ offer }: { readonly offer: Offer }) {
  const bridge = useBridge()
  const [draft] = useState(() => createDraftStore(bridge, offer))
  useEffect(() => { draft.getState().receive(offer) }, [draft, offer])
  useEffect(() => {
    const { issue, flush, refresh, measureAgain } = draft.getState()
    const { state, link, problem } = draft.getState().offer
    // The message is of use only with its link, so the link is made at once; a failure is left to the technician's Retry.
    if (state === 'draft' && link === undefined && problem === undefined) void issue()
    else void measureAgain()
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
  return <Composer draft={draft} />
}
