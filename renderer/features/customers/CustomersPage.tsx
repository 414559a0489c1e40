import { useDeferredValue, useMemo, useState } from 'react'
import { useI18n } from '../../i18n/I18nContext'
import { useTopic } from '../../stores/StoresContext'
import { Age } from '../../ui/Age'
import { Button } from '../../ui/Button'
import { Page } from '../../ui/Page'
import { EmptyState, ErrorState, Loading } from '../../ui/states'
import { CustomerGrid } from './CustomerGrid'
import { RefreshButton } from './RefreshButton'
import { useOrdering } from './useOrdering'
import { usePagedRows } from './usePagedRows'

/** All customers in the cache: sort, filter as one types, and refresh from the cloud with progress. */
export function CustomersPage() {
  const { t } = useI18n()
  const [text, setText] = useState('')
  const { sort, descending, order } = useOrdering('name')
  const deferred = useDeferredValue(text)
  const ordering = useMemo(() => ({ text: deferred, sort, descending }), [deferred, sort, descending])
  const revision = useTopic('customers', state => state.revision)
  const failed = useTopic('customers', state => state.error)
  const refresh = useTopic('customers', state => state.refresh)
  const { rows, need, reload } = usePagedRows(ordering, revision)
  return (
    <Page title={t('nav.customers')} action={<RefreshButton />} full>
      <div className="stack">
        <div className="filters">
          <div className="field">
            <label htmlFor="customer-filter">{t('customers.filter')}</label>
            <input id="customer-filter" className="input" type="search" value={text} maxLength={200} spellCheck={false} onChange={event => setText(event.target.value)} />
          </div>
          <p role="status" className="nums muted">{rows.loaded && t('customers.count', { count: rows.total })}</p>
          {rows.refreshedAt !== undefined && <Age instant={rows.refreshedAt} />}
        </div>
        {failed !== undefined && <ErrorState error={failed} onRetry={() => { void refresh() }} />}
        {rows.error !== undefined && <ErrorState error={rows.error} onRetry={reload} />}
        {!rows.loaded && <Loading />}
        {rows.loaded && rows.error === undefined && rows.total === 0 && <Empty filtered={text !== ''} onClear={() => setText('')} />}
        {rows.total > 0 && <CustomerGrid rows={rows} need={need} onSort={order} />}
      </div>
    </Page>
  )
}

function Empty({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }) {
  const { t } = useI18n()
  if (!filtered) return <EmptyState text={t('overview.empty')} />
  return <EmptyState text={t('customers.noneFits')}><Button onClick={onClear}>{t('customers.clearFilter')}</Button></EmptyState>
}
