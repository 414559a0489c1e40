import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useLocation } from 'wouter'
import type { RelationshipRow, RelationshipSortKey } from '../../../../electron/contract/relationship'
import type { RoleTemplate } from '../../../../electron/contract/roleTemplate'
import { useI18n } from '../../../i18n/I18nContext'
import type { MessageKey } from '../../../i18n/translator'
import { paths } from '../../../shell/routes'
import { useBridge } from '../../../stores/StoresContext'
import type { PagedRows } from '../../../ui/grid/usePages'
import { SortHead } from '../../../ui/grid/SortHead'
import { VirtualGrid } from '../../../ui/grid/VirtualGrid'
import type { Shown } from './filterAddress'
import { cellsFor } from './RelationshipCells'

const columns: readonly (readonly [label: MessageKey, sort: RelationshipSortKey | undefined])[] = [
  ['relationships.customer', 'customer'], ['relationships.name', 'name'], ['relationships.state', 'state'], ['relationships.roles', undefined],
  ['relationships.team', undefined], ['relationships.created', 'createdAt'], ['relationships.ends', 'endsAt']
]

interface Props {
  readonly held: PagedRows<RelationshipRow>
  readonly need: (from: number, to: number) => void
  readonly asked: Shown
  readonly templates: readonly RoleTemplate[]
  readonly onSort: (key: RelationshipSortKey) => void
}

/** The relationships; a row leads to its relationship. Who has access is read for what is in sight. */
export function RelationshipGrid({ held, need, asked, templates, onSort }: Props) {
  const { t } = useI18n()
  const [, go] = useLocation()
  const readAccess = useAccess()
  const onSight = useCallback((from: number, to: number) => {
    if (!held.loaded) return
    need(from, to)
    readAccess([...held.rows].flatMap(([index, row]) => (index >= from && index <= to && row.groups === undefined && (row.state === 'active' || row.state === 'expiring') ? [row.id] : [])))
  }, [held, need, readAccess])
  const open = useCallback((row: RelationshipRow) => go(paths.relationship(row.id)), [go])
  const cells = useMemo(() => cellsFor(templates), [templates])
  const { sort, descending } = asked
  return (
    <VirtualGrid
      label={t('nav.relationships')}
      className="relationships-grid"
      columns={columns.length}
      total={held.total}
      head={<SortHead columns={columns.map(([label, key]) => ({ key, label: t(label) }))} sort={sort} descending={descending} onSort={onSort} />}
      onSight={onSight}
      rowAt={index => held.rows.get(index)}
      cells={cells}
      onOpen={open}
    />
  )
}

/** Asks for what stands in sight for a moment, each only once: somebody who scrolls by needs none of it. */
function useAccess(): (ids: readonly string[]) => void {
  const bridge = useBridge()
  const asked = useRef(new Set<string>())
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback((ids: readonly string[]) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const fresh = ids.filter(id => !asked.current.has(id)).slice(0, 100)
      for (const id of fresh) asked.current.add(id)
      if (fresh.length > 0) void bridge.calls['relationships.readAccess']({ ids: fresh })
    }, 200)
  }, [bridge])
}
