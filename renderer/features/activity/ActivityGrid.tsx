import { useCallback } from 'react'
import type { ActivityRecord } from '../../../electron/contract/activity'
import { useI18n } from '../../i18n/I18nContext'
import type { MessageKey } from '../../i18n/translator'
import { Moment } from '../../ui/Age'
import { VirtualGrid } from '../../ui/grid/VirtualGrid'
import type { PagedRows } from '../../ui/grid/usePages'
import { CustomerMark } from '../../ui/Mark'
import { ResultStatus } from './ResultStatus'

const columns: readonly MessageKey[] = ['activity.what', 'activity.customer', 'activity.who', 'activity.result', 'activity.when']

interface Props {
  readonly held: PagedRows<ActivityRecord>
  readonly need: (from: number, to: number) => void
  readonly onOpen: (entry: ActivityRecord) => void
}

/** The entries, the newest first. */
export function ActivityGrid({ held, need, onOpen }: Props) {
  const { t } = useI18n()
  const onSight = useCallback((from: number, to: number) => { if (held.loaded) need(from, to) }, [held, need])
  return (
    <VirtualGrid
      label={t('nav.activity')}
      className="activity-grid"
      columns={columns.length}
      total={held.total}
      head={columns.map((label, column) => <div key={label} className="head-cell" role="columnheader" aria-colindex={column + 1}>{t(label)}</div>)}
      onSight={onSight}
      rowAt={index => held.rows.get(index)}
      cells={Cells}
      onOpen={onOpen}
    />
  )
}

function Cells({ row }: { readonly row: ActivityRecord }) {
  const { t, lookUp } = useI18n()
  const what = lookUp(`activity.action.${row.action}`, 'activity.action.other')
  const customer = row.tenantId === undefined ? '' : row.tenantName ?? t('activity.unknownCustomer')
  return (
    <>
      <div role="gridcell" aria-colindex={1} title={what}>{what}</div>
      <div role="gridcell" aria-colindex={2} className="name-cell" title={customer}>
        {row.tenantId !== undefined && <CustomerMark tenantId={row.tenantId} name={row.tenantName ?? ''} size="small" />}
        <span>{customer}</span>
      </div>
      <div role="gridcell" aria-colindex={3} title={row.who}>{row.who ?? t('activity.nobody')}</div>
      <div role="gridcell" aria-colindex={4}><ResultStatus result={row.result} /></div>
      <div role="gridcell" aria-colindex={5}><Moment instant={row.at} /></div>
    </>
  )
}
