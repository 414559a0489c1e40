import { useMemo, useState } from 'react'
import type { CustomerRow } from '../../../electron/contract/customer'
import type { CustomerColumn, CustomerQuery, CustomerSortKey } from '../../../electron/contract/customerList'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { usePages } from '../../ui/grid/usePages'
import { Page } from '../../ui/Page'
import { EmptyState, ErrorState, Loading } from '../../ui/states'
import { CustomerGrid } from '../customers/CustomerGrid'
import { RefreshButton } from '../customers/RefreshButton'
import '../../styles/customers.css'

const columns: readonly CustomerColumn[] = ['defaultDomain', 'relationship', 'relationshipEndsAt']

/** Delegated administration of all customers as the cache knows it, the next to end first. Renewing comes with a later version. */
export function RelationshipsPage() {
  const { t } = useI18n()
  const bridge = useBridge()
  const [order, setOrder] = useState<Pick<CustomerQuery, 'sort' | 'descending'>>({ sort: 'relationshipEndsAt', descending: false })
  const query = useMemo<CustomerQuery>(() => ({ text: '', filter: {}, ...order }), [order])
  const revision = useTopic('customers', state => state.revision)
  const { held, need, reload } = usePages<CustomerRow, CustomerQuery>((wanted, offset, limit) => bridge.calls['customers.page']({ ...wanted, offset, limit }), query, revision)
  const sortBy = (sort: CustomerSortKey): void => setOrder(before => ({ sort, descending: before.sort === sort && !before.descending }))
  return (
    <Page title={t('nav.relationships')} help="relationships.help" action={<RefreshButton />}>
      {held.error !== undefined && <ErrorState error={held.error} onRetry={reload} />}
      {!held.loaded && <Loading />}
      {held.loaded && held.error === undefined && held.total === 0 && <EmptyState text={t('overview.empty')} />}
      {held.total > 0 && <CustomerGrid held={held} need={need} columns={columns} order={order} onSort={sortBy} />}
    </Page>
  )
}
