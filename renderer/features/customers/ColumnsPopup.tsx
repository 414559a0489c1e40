import { Popover } from '@base-ui/react/popover'
import type { CustomerColumn } from '../../../electron/contract/customerList'
import { useI18n } from '../../i18n/I18nContext'
import { useTopic } from '../../stores/StoresContext'
import { allColumns } from './columns'
import { ListIcon } from './ListIcon'

/** A tick for each column; the choice is kept. */
export function ColumnsPopup() {
  const { t } = useI18n()
  const chosen = useTopic('settings', state => state.settings.customerColumns)
  const update = useTopic('settings', state => state.update)
  const toggle = (id: CustomerColumn): void => {
    const wanted = new Set(chosen)
    if (!wanted.delete(id)) wanted.add(id)
    void update({ customerColumns: allColumns.flatMap(column => (column.id !== 'name' && wanted.has(column.id) ? [column.id] : [])) })
  }
  return (
    <Popover.Root defaultOpen>
      <Popover.Trigger className="button"><ListIcon name="columns" />{t('customers.columns')}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="menu-positioner" sideOffset={4} align="end">
          <Popover.Popup className="menu column-menu" aria-label={t('customers.columns')}>
            {allColumns.map(({ id, label }) => id !== 'name' && (
              <label key={id} className="menu-item"><input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />{t(label)}</label>
            ))}
            <p className="small muted">{t('customers.columns.help')}</p>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
