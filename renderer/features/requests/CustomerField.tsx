import { useState, type RefObject } from 'react'
import type { RequestDraft } from '../../../electron/contract/serviceRequest'
import type { TenantId } from '../../../electron/contract/ids'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { FieldError } from '../../ui/FieldError'
import { CustomerMark } from '../../ui/Mark'
import { shown, useCall } from '../../ui/useCall'
import { useGoOn } from '../../ui/useGoOn'

interface Props {
  readonly draft: RequestDraft
  readonly problem: string | undefined
  /** Why another one cannot be chosen now, which stands elsewhere on the page. */
  readonly blocked: string | undefined
  readonly onChoose: (customer: { readonly tenantId: TenantId; readonly name: string } | null) => void
}

/** For whom it is: found as one types among the customers on this computer. */
export function CustomerField({ draft: { tenantId, customerName }, problem, blocked, onChoose }: Props) {
  const { t } = useI18n()
  const place = tenantId ?? 'none'
  const chosen = useGoOn<HTMLDivElement>(place)
  const search = useGoOn<HTMLInputElement>(place)
  if (tenantId === undefined) return <Search field={search} problem={problem} onChoose={onChoose} />
  return (
    <div className="field">
      <span className="label-text">{t('requests.customer')}</span>
      <div className="row" ref={chosen} tabIndex={-1}><CustomerMark tenantId={tenantId} name={customerName ?? ''} size="small" /><strong>{customerName}</strong><Button look="quiet" blocked={blocked} reasonShown onClick={() => onChoose(null)}>{t('requests.otherCustomer')}</Button></div>
    </div>
  )
}

function Search({ field, problem, onChoose }: Pick<Props, 'problem' | 'onChoose'> & { readonly field: RefObject<HTMLInputElement | null> }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [text, setText] = useState('')
  const found = shown(useCall(() => bridge.calls['customers.search']({ text, limit: 6 }), text).state)
  return (
    <div className="field">
      <label htmlFor="request-customer">{t('requests.customer')}</label>
      <input id="request-customer" ref={field} className="input" type="search" value={text} maxLength={200} autoComplete="off" spellCheck={false} aria-invalid={problem !== undefined} aria-describedby="request-customer-problem request-customer-count" onChange={event => setText(event.target.value)} />
      <FieldError id="request-customer-problem" text={problem} />
      <p id="request-customer-count" className="small muted" role="status">{text !== '' && found !== undefined && (found.total === 0 ? t('requests.noCustomer') : t('requests.customersFound', { count: found.total }))}</p>
      {text !== '' && found !== undefined && (
        <ul className="plain-list">
          {found.rows.map(({ tenantId, name, defaultDomain }) => (
            <li key={tenantId}><button type="button" className="button" data-look="quiet" onClick={() => onChoose({ tenantId, name })}><CustomerMark tenantId={tenantId} name={name} size="small" />{name} <span className="small muted">{defaultDomain}</span></button></li>
          ))}
        </ul>
      )}
    </div>
  )
}
