import { useMemo, useState } from 'react'
import type { CustomerRow } from '../../../electron/contract/customer'
import type { CustomerQuery } from '../../../electron/contract/customerList'
import type { AppError, Result } from '../../../electron/contract/errors'
import { useI18n } from '../../i18n/I18nContext'
import { TopicWords } from '../../i18n/TopicWords'
import { customersWords } from '../../i18n/topics/customers'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Age } from '../../ui/Age'
import { Button } from '../../ui/Button'
import { usePages } from '../../ui/grid/usePages'
import { Page } from '../../ui/Page'
import { EmptyState, ErrorState, Loading } from '../../ui/states'
import { shown, useCall } from '../../ui/useCall'
import { ChosenBar } from './ChosenBar'
import { ColumnsButton } from './ColumnsButton'
import { CustomerGrid } from './CustomerGrid'
import { Filters } from './Filters'
import { isFiltered } from './listAddress'
import { OwnFilesButton } from './OwnFilesButton'
import { RefreshButton } from './RefreshButton'
import { rowActionsOf } from './RowActions'
import { useAdministerOne } from './useAdministerOne'
import { useChoice } from './useChoice'
import { useListQuery } from './useListQuery'
import '../../styles/customers.css'

/** All customers in the cache: sort, filter, choose many, act on each, and refresh from the cloud with progress. */
export function CustomersPage() {
  return <TopicWords words={customersWords}><Customers /></TopicWords>
}

function Customers() {
  const { t } = useI18n()
  const bridge = useBridge()
  const { text, setText, query, narrow, order, clear } = useListQuery()
  const revision = useTopic('customers', state => state.revision) + useTopic('own', state => state.revision)
  const columns = useTopic('settings', state => state.settings.customerColumns)
  const [refreshedAt, setRefreshedAt] = useState<string | undefined>(undefined)
  const { held, need, reload } = usePages<CustomerRow, CustomerQuery>(async (wanted, offset, limit) => {
    const page = await bridge.calls['customers.page']({ ...wanted, offset, limit })
    if (page.ok) setRefreshedAt(page.value.refreshedAt)
    return page
  }, query, revision)
  const counts = shown(useCall(() => bridge.calls['customers.counts'](), 'counts', revision).state)
  const { chosen, choice, error: choiceError } = useChoice(held, query)
  const { actions, said, error: actionError, dialog } = useRowActions()
  const seek = async (begin: string, after: number): Promise<number | undefined> => {
    const found = await bridge.calls['customers.seek']({ ...query, begin, after: Math.max(-1, after) })
    return found.ok ? found.value.place : undefined
  }
  const empty = held.loaded && held.error === undefined && held.total === 0
  return (
    <Page title={t('nav.customers')} action={<div className="row"><ColumnsButton /><RefreshButton /></div>} full>
      <div className="stack">
        <Filters text={text} query={query} counts={counts} onText={setText} onNarrow={narrow} onClear={clear} />
        <Problems reload={reload} errors={[choiceError, actionError]} listError={held.error} />
        {chosen.size > 0
          ? <ChosenBar chosen={chosen} onNone={choice.none} />
          : (
            <div className="row list-status">
              <p role="status" className="nums muted">{held.loaded && t('customers.count', { count: held.total })}</p>
              {refreshedAt !== undefined && <Age instant={refreshedAt} />}
              <span role="status" className="small muted">{said}</span>
              <OwnFilesButton />
            </div>
          )}
        {!held.loaded && <Loading />}
        {empty && <Empty filtered={isFiltered(query)} onClear={clear} />}
        {held.total > 0 && <CustomerGrid held={held} need={need} columns={columns} order={query} onSort={order} choice={choice} actions={actions} seek={seek} />}
      </div>
      {dialog}
    </Page>
  )
}

interface ProblemsProps {
  readonly errors: readonly (AppError | undefined)[]
  readonly listError: AppError | undefined
  readonly reload: () => void
}

function Problems({ errors, listError, reload }: ProblemsProps) {
  const failed = useTopic('customers', state => state.error)
  const refresh = useTopic('customers', state => state.refresh)
  return (
    <>
      {failed !== undefined && <ErrorState error={failed} onRetry={() => { void refresh() }} />}
      {listError !== undefined && <ErrorState error={listError} onRetry={reload} />}
      {errors.map(error => error !== undefined && <ErrorState key={error.correlationId} error={error} />)}
    </>
  )
}

function Empty({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }) {
  const { t } = useI18n()
  if (!filtered) return <EmptyState text={t('overview.empty')} />
  return <EmptyState text={t('customers.noneFits')}><Button onClick={onClear}>{t('customers.clearFilters')}</Button></EmptyState>
}

/** The actions of a row, what they say when they are done, and what went wrong. */
function useRowActions() {
  const { t } = useI18n()
  const bridge = useBridge()
  const { administer, dialog } = useAdministerOne()
  const [said, setSaid] = useState('')
  const [error, setError] = useState<AppError | undefined>(undefined)
  const actions = useMemo(() => {
    const settle = (result: Result<unknown>, words: string): void => {
      setSaid(result.ok ? words : '')
      setError(result.ok ? undefined : result.error)
    }
    return rowActionsOf({
      onAdminister: ({ tenantId, name }) => administer({ tenantId, name }),
      onFavourite: ({ tenantId, name, favourite }) => {
        const wanted = favourite !== true
        void bridge.calls['own.edit']({ tenantId, favourite: wanted }).then(result => settle(result, t(wanted ? 'customers.said.favoured' : 'customers.said.unfavoured', { company: name })))
      },
      onCopyDomain: ({ defaultDomain }) => {
        void bridge.calls['app.copyText']({ text: defaultDomain }).then(result => settle(result, t('customers.said.copied', { domain: defaultDomain })))
      }
    })
  }, [administer, bridge, t])
  return { actions, said, error, dialog }
}
