import { useEffect } from 'react'
import { Link, useLocation } from 'wouter'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { useBridge } from '../../../stores/StoresContext'
import { Page } from '../../../ui/Page'
import { ErrorState, Loading } from '../../../ui/states'
import { shown, useCall } from '../../../ui/useCall'
import { addressOf } from './address'

/** Where a link from a ticket leads (capabilities 6.8): to the offer that its Quote ID tracks. Back does not lead here again. */
export function QuotePage({ quoteId }: { readonly quoteId: string }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [, go] = useLocation()
  const { state, reload } = useCall(() => bridge.calls['offers.byQuote']({ quoteId }), quoteId)
  const offer = shown(state)
  useEffect(() => {
    if (offer !== undefined) go(addressOf(offer), { replace: true })
  }, [offer, go])
  if (state.step !== 'failed') return <Page title={t('quote.title')}><Loading /></Page>
  return (
    <Page title={t('quote.title')}>
      <ErrorState error={state.error} onRetry={state.error.kind === 'notFound' ? undefined : reload}>
        <p className="mono wrap">{quoteId}</p>
        {state.error.kind === 'notFound' && <p>{t('quote.elsewhere')} <Link href={paths.offers}>{t('quote.all')}</Link></p>}
      </ErrorState>
    </Page>
  )
}
