import { useMemo } from 'react'
import { useI18n } from '../../i18n/I18nContext'
import { useTopic } from '../../stores/StoresContext'
import { Age } from '../../ui/Age'
import { Page } from '../../ui/Page'
import { EmptyState, ErrorState, Loading } from '../../ui/states'
import { CustomerGrid } from '../customers/CustomerGrid'
import { RefreshButton } from '../customers/RefreshButton'
import { usePagedRows } from '../customers/usePagedRows'
import { useOrdering } from '../customers/useOrdering'

/** Delegated administration of all customers as the cache knows it, the next to end first. Renewing comes with a later version. */
export function RelationshipsPage() {
  const { t } = useI18n()
  const { sort, descending, order } = useOrdering('relationshipEndsAt')
  const ordering = useMemo(() => ({ text: '', sort, descending }), [sort, descending])
  const revision = useTopic('customers', state => state.revision)
  const { rows, need, reload } = usePagedRows(ordering, revision)
  return (
    <Page title={t('nav.relationships')} help="relationships.help" action={<RefreshButton />}>
      {rows.refreshedAt !== undefined && <p><Age instant={rows.refreshedAt} /></p>}
      {rows.error !== undefined && <ErrorState error={rows.error} onRetry={reload} />}
      {!rows.loaded && <Loading />}
      {rows.loaded && rows.error === undefined && rows.total === 0 && <EmptyState text={t('overview.empty')} />}
      {rows.total > 0 && <CustomerGrid rows={rows} need={need} onSort={order} />}
    </Page>
  )
}
