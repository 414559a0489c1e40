import { useCallback } from 'react'
import { useLocation } from 'wouter'
import type { LicenceRow, LicenceSortKey } from '../../../../electron/contract/overview'
import { useI18n } from '../../../i18n/I18nContext'
import type { MessageKey } from '../../../i18n/translator'
import { paths } from '../../../shell/routes'
import type { PagedRows } from '../../../ui/grid/usePages'
import { SortHead } from '../../../ui/grid/SortHead'
import { VirtualGrid } from '../../../ui/grid/VirtualGrid'
import { Icon } from '../../../ui/Icon'
import { CustomerMark } from '../../../ui/Mark'
import type { Shown } from './licencesAddress'

const columns: readonly (readonly [label: MessageKey, key: LicenceSortKey | undefined])[] = [
  ['licences.customer', 'customer'], ['overview.health.product', 'product'], ['overview.health.used', 'used'], ['overview.health.free', 'free'], ['licences.state', undefined]
]

interface Props {
  readonly held: PagedRows<LicenceRow>
  readonly need: (from: number, to: number) => void
  readonly asked: Shown
  readonly onSort: (key: LicenceSortKey) => void
}

/** One row for each product of each customer; it leads to the customer. */
export function LicenceGrid({ held, need, asked, onSort }: Props) {
  const { t } = useI18n()
  const [, go] = useLocation()
  const onSight = useCallback((from: number, to: number) => { if (held.loaded) need(from, to) }, [held, need])
  const open = useCallback(({ tenantId }: LicenceRow) => go(paths.customer(tenantId)), [go])
  return (
    <VirtualGrid
      label={t('overview.health.licences')}
      className="licences-grid"
      columns={columns.length}
      total={held.total}
      head={<SortHead columns={columns.map(([label, key]) => ({ key, label: t(label) }))} sort={asked.sort} descending={asked.descending} onSort={onSort} />}
      onSight={onSight}
      rowAt={index => held.rows.get(index)}
      cells={Cells}
      onOpen={open}
    />
  )
}

function Cells({ row }: { readonly row: LicenceRow }) {
  const { t, number } = useI18n()
  return (
    <>
      <div role="gridcell" aria-colindex={1} className="name-cell" title={row.customer}><CustomerMark tenantId={row.tenantId} name={row.customer} size="small" /><span>{row.customer}</span></div>
      <div role="gridcell" aria-colindex={2} title={row.product}>{row.product}</div>
      <div role="gridcell" aria-colindex={3} className="num nums">{number(row.used)}</div>
      <div role="gridcell" aria-colindex={4} className="num nums">{number(row.free)}</div>
      <div role="gridcell" aria-colindex={5}>{row.why !== undefined && <span className="status" data-tone="warn"><Icon name="warning" />{t(`licences.why.${row.why}`)}</span>}</div>
    </>
  )
}
