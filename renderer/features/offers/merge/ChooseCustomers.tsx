import { useDeferredValue, useMemo, useRef, useState, type RefObject } from 'react'
import type { CustomerRow } from '../../../../electron/contract/customer'
import type { CustomerQuery } from '../../../../electron/contract/customerList'
import type { TenantId } from '../../../../electron/contract/ids'
import { useI18n } from '../../../i18n/I18nContext'
import { useBridge, useTopic } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { EmptyState, ErrorState, Loading } from '../../../ui/states'
import { usePages } from '../../../ui/grid/usePages'
import { added, mostInMerge, toggled, type Chosen } from '../../customers/chosen'
import { CustomerPicker } from './CustomerPicker'

interface Props {
  /** Chosen already, where the offer was begun for them. */
  readonly recipients: readonly TenantId[]
  readonly field: RefObject<HTMLInputElement | null>
  readonly onStart: (tenantIds: readonly TenantId[]) => void
}

/** Search, and select several: with Space or a click, a range with Shift. */
export function ChooseCustomers({ recipients, field, onStart }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [text, setText] = useState('')
  const [selection, setSelection] = useState<Chosen>(() => new Set(recipients))
  const anchor = useRef(0)
  const deferred = useDeferredValue(text)
  const query = useMemo<CustomerQuery>(() => ({ text: deferred, filter: {}, sort: 'name', descending: false }), [deferred])
  const revision = useTopic('customers', state => state.revision)
  const { held, need, reload } = usePages<CustomerRow, CustomerQuery>((wanted, offset, limit) => bridge.calls['customers.page']({ ...wanted, offset, limit }), query, revision)
  /** Rows of a range may not be read yet, so it is asked for as a whole. */
  const range = async (to: number): Promise<void> => {
    const offset = Math.min(anchor.current, to)
    const limit = Math.min(Math.abs(to - anchor.current) + 1, mostInMerge)
    const answer = await bridge.calls['customers.ids']({ ...query, offset, limit })
    if (answer.ok) setSelection(before => added(before, answer.value.ids, mostInMerge))
  }
  return (
    <div className="stack">
      <div className="filters">
        <div className="field">
          <label htmlFor="merge-filter">{t('customers.filter')}</label>
          <input id="merge-filter" ref={field} className="input" type="search" value={text} maxLength={200} spellCheck={false} onChange={event => { setText(event.target.value); anchor.current = 0 }} />
        </div>
        <p role="status" className="nums">{t('merge.selected', { count: selection.size })}</p>
      </div>
      {held.error !== undefined && <ErrorState error={held.error} onRetry={reload} />}
      {!held.loaded && <Loading />}
      {held.loaded && held.total === 0 && <EmptyState text={t(text === '' ? 'overview.empty' : 'customers.noneFits')} />}
      {held.total > 0 && (
        <CustomerPicker
          held={held}
          need={need}
          selection={selection}
          onToggle={(row, index) => { anchor.current = index; setSelection(before => toggled(before, row.tenantId, mostInMerge)) }}
          onRange={to => { void range(to) }}
        />
      )}
      <div className="row">
        <Button look="primary" blocked={selection.size === 0 ? t('merge.chooseFirst') : undefined} onClick={() => onStart([...selection])}>{t('merge.prepare')}</Button>
        {selection.size > 0 && <Button onClick={() => { field.current?.focus(); setSelection(new Set()) }}>{t('merge.clear')}</Button>}
      </div>
    </div>
  )
}
