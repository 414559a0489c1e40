import { useDeferredValue, useMemo, useRef, useState } from 'react'
import type { TenantId } from '../../../../electron/contract/ids'
import { useI18n } from '../../../i18n/I18nContext'
import { useBridge, useTopic } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { EmptyState, ErrorState, Loading } from '../../../ui/states'
import type { Ordering } from '../../customers/pagedRows'
import { usePagedRows } from '../../customers/usePagedRows'
import { CustomerPicker } from './CustomerPicker'
import { added, mostCustomers, toggled, type Selection } from './selection'

/** Search, and select several: with Space or a click, a range with Shift. */
export function ChooseCustomers({ onStart }: { readonly onStart: (tenantIds: readonly TenantId[]) => void }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [text, setText] = useState('')
  const [selection, setSelection] = useState<Selection>(new Map())
  const anchor = useRef(0)
  const deferred = useDeferredValue(text)
  const ordering = useMemo<Ordering>(() => ({ text: deferred, sort: 'name', descending: false }), [deferred])
  const revision = useTopic('customers', state => state.revision)
  const { rows, need, reload } = usePagedRows(ordering, revision)
  /** Rows of a range may not be read yet, so it is asked for as a whole. */
  const range = async (to: number): Promise<void> => {
    const first = Math.min(anchor.current, to)
    const last = Math.min(Math.max(anchor.current, to), first + mostCustomers - 1)
    for (let offset = first; offset <= last; offset += 200) {
      const page = await bridge.calls['customers.page']({ ...ordering, offset, limit: Math.min(200, last - offset + 1) })
      if (!page.ok) return
      setSelection(before => added(before, page.value.rows))
    }
  }
  return (
    <div className="stack">
      <div className="filters">
        <div className="field">
          <label htmlFor="merge-filter">{t('customers.filter')}</label>
          <input id="merge-filter" className="input" type="search" value={text} maxLength={200} spellCheck={false} onChange={event => { setText(event.target.value); anchor.current = 0 }} />
        </div>
        <p role="status" className="nums">{t('merge.selected', { count: selection.size })}</p>
      </div>
      {rows.error !== undefined && <ErrorState error={rows.error} onRetry={reload} />}
      {!rows.loaded && <Loading />}
      {rows.loaded && rows.total === 0 && <EmptyState text={t(text === '' ? 'overview.empty' : 'customers.noneFits')} />}
      {rows.total > 0 && (
        <CustomerPicker
          rows={rows}
          need={need}
          selection={selection}
          onToggle={(row, index) => { anchor.current = index; setSelection(before => toggled(before, row)) }}
          onRange={to => { void range(to) }}
        />
      )}
      <div className="row">
        <Button look="primary" blocked={selection.size === 0 ? t('merge.chooseFirst') : undefined} onClick={() => onStart([...selection.keys()])}>{t('merge.start')}</Button>
        {selection.size > 0 && <Button onClick={() => setSelection(new Map())}>{t('merge.clear')}</Button>}
      </div>
    </div>
  )
}
