import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import type { CustomerRow } from '../../../../electron/contract/customer'
import { useI18n } from '../../../i18n/I18nContext'
import { CustomerMark } from '../../../ui/Mark'
import { moved, rowHeight } from '../../../ui/grid/gridKeys'
import { useFixedRows } from '../../../ui/grid/useFixedRows'
import type { PagedRows } from '../../../ui/grid/usePages'
import type { Chosen } from '../../customers/chosen'

interface Props {
  readonly held: PagedRows<CustomerRow>
  readonly need: (from: number, to: number) => void
  readonly selection: Chosen
  readonly onToggle: (row: CustomerRow, index: number) => void
  readonly onRange: (to: number) => void
}

/** A list in which several can be chosen; of 50,000 only the rows in sight exist. */
export function CustomerPicker({ held, need, selection, onToggle, onRange }: Props) {
  const { t } = useI18n()
  const box = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const { sight: { from, to }, show } = useFixedRows(box, held.total)
  useEffect(() => { if (held.loaded) need(from, to) }, [need, from, to, held])
  const current = Math.min(active, Math.max(0, held.total - 1))
  const pick = (index: number, shift: boolean): void => {
    const row = held.rows.get(index)
    setActive(index)
    if (shift) onRange(index)
    else if (row !== undefined) onToggle(row, index)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === ' ') {
      event.preventDefault()
      pick(current, event.shiftKey)
      return
    }
    const next = moved(event.key, current, held.total, Math.floor((box.current?.clientHeight ?? 320) / rowHeight) - 1)
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    setActive(next)
    show(next)
    if (event.shiftKey) onRange(next)
  }
  const drawn = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
  return (
    <div ref={box} className="grid picker" role="listbox" tabIndex={0} aria-label={t('nav.customers')} aria-multiselectable="true" aria-activedescendant={current >= from && current <= to ? `pick-${current}` : undefined} onKeyDown={onKeyDown}>
      <div role="presentation" className="grid-body" style={{ height: held.total * rowHeight }}>
        {drawn.map(index => {
          const row = held.rows.get(index)
          const on = row !== undefined && selection.has(row.tenantId)
          return (
            // The keys are handled by the list, which keeps the focus.
            <div
              key={index}
              id={`pick-${index}`}
              role="option"
              tabIndex={-1}
              className="pick"
              data-active={index === current}
              aria-selected={on}
              aria-setsize={held.total}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${index * rowHeight}px)` }}
              onMouseDown={(event: MouseEvent) => event.preventDefault()}
              onClick={event => { box.current?.focus(); pick(index, event.shiftKey) }}
              onKeyDown={onKeyDown}
            >
              <span className="tick" data-on={on} aria-hidden="true">{on && '✓'}</span>
              {row === undefined ? t('state.loading') : <><CustomerMark tenantId={row.tenantId} name={row.name} size="small" /><span>{row.name}</span><span className="small muted">{row.defaultDomain}</span></>}
            </div>
          )
        })}
      </div>
    </div>
  )
}
