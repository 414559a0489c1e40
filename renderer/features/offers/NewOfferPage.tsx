import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import type { TenantId } from '../../../electron/contract/ids'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { useStores, useTopic } from '../../stores/StoresContext'
import { Page } from '../../ui/Page'
import { ErrorState, Loading } from '../../ui/states'

/** Starts a draft and goes on to it; this address is replaced, so that Back does not start another one. */
export function NewOfferPage({ tenantId }: { readonly tenantId?: TenantId }) {
  const { t } = useI18n()
  const [, go] = useLocation()
  const offers = useStores().offers
  const error = useTopic('offers', state => state.error)
  const started = useRef(false)
  const start = async (): Promise<void> => {
    const offer = await offers.getState().create(tenantId)
    if (offer !== undefined) go(paths.offer(offer.id), { replace: true })
  }
  useEffect(() => {
    if (started.current) return
    started.current = true
    void start()
  })
  return (
    <Page title={t('command.offerDelegatedAdministration')}>
      {error === undefined ? <Loading /> : <ErrorState error={error} onRetry={() => { void start() }} />}
    </Page>
  )
}
