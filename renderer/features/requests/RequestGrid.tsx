import { useCallback } from 'react'
import { useLocation } from 'wouter'
import type { RequestSortKey } from '../../../electron/contract/serviceRequestCalls'
import type { RequestRow } from '../../../electron/contract/serviceRequest'
import { useI18n } from '../../i18n/I18nContext'
import type { MessageKey } from '../../i18n/translator'
import { paths } from '../../shell/routes'
import { Moment } from '../../ui/Age'
import type { PagedRows } from '../../ui/grid/usePages'
import { VirtualGrid } from '../../ui/grid/VirtualGrid'
import { CustomerMark } from '../../ui/Mark'
import { RequestStatus, Severity } from './RequestStatus'

const columns: readonly { readonly key: RequestSortKey; readonly label: MessageKey }[] = [
  { key: 'title', label: 'requests.subject' },
  { key: 'customerName', label: 'requests.customer' },
  { key: 'state', label: 'requests.status' },
  { key: 'severity', label: 'requests.severity' },
  { key: 'createdAt', label: 'requests.created' },
  { key: 'updatedAt', label: 'requests.updated' }
]

export interface Sorting {
  readonly sort: RequestSortKey
  readonly descending: boolean
}

interface Props {
  readonly held: PagedRows<RequestRow>
  readonly need: (from: number, to: number) => void
  readonly sorting: Sorting
  readonly onSort: (key: RequestSortKey) => void
}

/** Drafts and requests over all customers, sorted by the column that was chosen. */
export function RequestGrid({ held, need, sorting, onSort }: Props) {
  const { t } = useI18n()
  const [, go] = useLocation()
  const onSight = useCallback((from: number, to: number) => { if (held.loaded) need(from, to) }, [held, need])
  const open = useCallback(({ id }: RequestRow) => go(paths.serviceRequest(id)), [go])
  return (
    <VirtualGrid
      label={t('nav.serviceRequests')}
      className="requests-grid"
      columns={columns.length}
      total={held.total}
      head={columns.map(({ key, label }, column) => (
        <div key={key} role="columnheader" aria-colindex={column + 1} aria-sort={sorting.sort === key ? (sorting.descending ? 'descending' : 'ascending') : 'none'}>
          <button type="button" onClick={() => onSort(key)}>
            {t(label)}
            {sorting.sort === key && <span aria-hidden="true">{sorting.descending ? '↓' : '↑'}</span>}
          </button>
        </div>
      ))}
      onSight={onSight}
      rowAt={index => held.rows.get(index)}
      cells={Cells}
      onOpen={open}
    />
  )
}

function Cells({ row }: { readonly row: RequestRow }) {
  const { t } = useI18n()
  const title = row.title.trim() === '' ? t('requests.noSubject') : row.title
  return (
    <>
      <div role="gridcell" aria-colindex={1} title={title} className={row.unread ? 'unread' : undefined}>
        {row.unread && <span className="hidden-visually">{t('requests.unread')} </span>}{title}
      </div>
      <div role="gridcell" aria-colindex={2} className="name-cell" title={row.customerName}>
        {row.tenantId !== undefined && <CustomerMark tenantId={row.tenantId} name={row.customerName} size="small" />}
        <span>{row.customerName}</span>
      </div>
      <div role="gridcell" aria-colindex={3}><RequestStatus state={row.state} /></div>
      <div role="gridcell" aria-colindex={4}><Severity severity={row.severity} /></div>
      <div role="gridcell" aria-colindex={5}><Moment instant={row.createdAt} /></div>
      <div role="gridcell" aria-colindex={6}><Moment instant={row.updatedAt} /></div>
    </>
  )
}
