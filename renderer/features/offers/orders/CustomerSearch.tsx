import { useId, useState } from 'react'
import type { TenantId } from '../../../../electron/contract/ids'
import { useI18n } from '../../../i18n/I18nContext'
import { useBridge } from '../../../stores/StoresContext'
import { CustomerMark } from '../../../ui/Mark'
import { shown, useCall } from '../../../ui/useCall'

/** For whom an order is: found as one types, among the customers on this computer. */
export function CustomerSearch({ onChoose }: { readonly onChoose: (tenantId: TenantId) => void }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const id = useId()
  const [text, setText] = useState('')
  const found = shown(useCall(() => bridge.calls['customers.search']({ text, limit: 6 }), text).state)
  const count = text === '' || found === undefined ? '' : found.total === 0 ? t('orders.noCustomer') : t('orders.customersFound', { count: found.total })
  return (
    <div className="field">
      <label htmlFor={id}>{t('orders.customer')}</label>
      <input id={id} className="input" type="search" value={text} maxLength={200} autoComplete="off" spellCheck={false} aria-describedby={`${id}-count`} onChange={event => setText(event.target.value)} />
      <p id={`${id}-count`} className="small muted" role="status">{count}</p>
      {text !== '' && found !== undefined && (
        <ul className="plain">
          {found.rows.map(({ tenantId, name, defaultDomain }) => (
            <li key={tenantId}><button type="button" className="button" data-look="quiet" onClick={() => onChoose(tenantId)}><CustomerMark tenantId={tenantId} name={name} size="small" />{name} <span className="small muted">{defaultDomain}</span></button></li>
          ))}
        </ul>
      )}
    </div>
  )
}
