import { Link } from 'wouter'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Page } from '../../ui/Page'
import { ErrorState, Loading } from '../../ui/states'
import { shown, useCall } from '../../ui/useCall'
import { DetailsPage } from './DetailsPage'
import { DraftPage } from './DraftPage'

/** A draft to be written on, or a request that support knows. */
export function RequestPage({ id }: { readonly id: string }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const revision = useTopic('requests', state => state.revision)
  const { state, reload, put } = useCall(() => bridge.calls['requests.get']({ id }), id, revision)
  const details = shown(state)
  if (details?.kind === 'draft') return <DraftPage draft={details.draft} onChange={draft => put({ kind: 'draft', draft })} onMoved={reload} />
  if (details !== undefined) return <DetailsPage details={details} onChange={put} />
  return (
    <Page title={t('requests.one')}>
      {state.step === 'failed'
        ? <ErrorState error={state.error} onRetry={reload}><p><Link href={paths.serviceRequests}>{t('requests.backToList')}</Link></p></ErrorState>
        : <Loading />}
    </Page>
  )
}
