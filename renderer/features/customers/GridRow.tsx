import { memo } from 'react'
import type { CustomerRow } from '../../../electron/contract/customer'
import type { TenantId } from '../../../electron/contract/ids'
import { useI18n } from '../../i18n/I18nContext'
import { Deadline } from '../../ui/Age'
import { CustomerMark } from '../../ui/Mark'
import { RelationshipStatus } from '../../ui/RelationshipStatus'

interface Props {
  readonly index: number
  /** Distance from the top of the body in pixels. */
  readonly top: number
  /** Absent: its page is on the way. */
  readonly row: CustomerRow | undefined
  readonly tabStop: boolean
  readonly onFocus: (index: number) => void
  readonly onOpen: (tenantId: TenantId) => void
}

export const GridRow = memo(function Row({ index, top, row, tabStop, onFocus, onOpen }: Props) {
  const { t } = useI18n()
  const open = (): void => { if (row !== undefined) onOpen(row.tenantId) }
  return (
    <div
      role="row"
      className="grid-row"
      aria-rowindex={index + 2}
      aria-busy={row === undefined}
      tabIndex={tabStop ? 0 : -1}
      style={{ transform: `translateY(${top}px)` }}
      onFocus={() => onFocus(index)}
      onClick={open}
      onKeyDown={event => { if (event.key === 'Enter') open() }}
    >
      <div role="gridcell" aria-colindex={1} className="name-cell">
        {row === undefined ? t('state.loading') : <><CustomerMark tenantId={row.tenantId} name={row.name} size="small" /><span>{row.name}</span></>}
      </div>
      <div role="gridcell" aria-colindex={2}>{row?.defaultDomain}</div>
      <div role="gridcell" aria-colindex={3}>{row !== undefined && <RelationshipStatus state={row.relationship} />}</div>
      <div role="gridcell" aria-colindex={4}>{row?.relationshipEndsAt !== undefined && <Deadline instant={row.relationshipEndsAt} />}</div>
    </div>
  )
})
