import { useId, useMemo } from 'react'
import type { TenantId } from '../../../../electron/contract/ids'
import { ownLimits } from '../../../../electron/contract/own'
import { useI18n } from '../../../i18n/I18nContext'
import { TopicWords } from '../../../i18n/TopicWords'
import { customersWords } from '../../../i18n/topics/customers'
import { useBridge } from '../../../stores/StoresContext'
import { ErrorState } from '../../../ui/states'
import { shown, useCall } from '../../../ui/useCall'
import { ListIcon } from '../ListIcon'
import { LabelEditor } from './LabelEditor'
import { useOwn } from './useOwn'
import '../../../styles/customers.css'

/** What the technician keeps about this customer, on this computer only (capabilities 3.6). */
export function OwnSection({ tenantId, company }: { readonly tenantId: TenantId; readonly company: string }) {
  return <TopicWords words={customersWords}><Own tenantId={tenantId} company={company} /></TopicWords>
}

const nothingKnown: readonly string[] = []

function Own({ tenantId, company }: { readonly tenantId: TenantId; readonly company: string }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const id = useId()
  const { own, note, saved, error, edit, typeNote, flush } = useOwn(tenantId)
  const counts = shown(useCall(() => bridge.calls['customers.counts'](), 'tags').state)
  const known = useMemo(() => counts?.tags.map(({ tag }) => tag) ?? [], [counts])
  if (own === undefined && error !== undefined) return <ErrorState error={error} />
  if (own === undefined) return null
  return (
    <section className="stack own" aria-labelledby={`${id}-heading`}>
      <div className="row">
        <h2 id={`${id}-heading`}>{t('customers.own')}</h2>
        <button type="button" className="button" data-look="quiet" aria-pressed={own.favourite} onClick={() => { void edit({ favourite: !own.favourite }) }}>
          <ListIcon name={own.favourite ? 'starred' : 'star'} />{t('customer.favourite')}
        </button>
      </div>
      <p className="small muted">{t('customers.own.text')}</p>
      {error !== undefined && <ErrorState error={error} onRetry={() => { void flush() }} />}
      <div className="columns">
        <div className="stack">
          <LabelEditor title={t('customers.column.tags')} labels={own.tags} known={known} box={t('customers.own.addTag')} help={t('customers.own.labelHelp')} longest={ownLimits.tag} most={ownLimits.tags} removeName={label => t('customers.own.removeTag', { tag: label, company })} onChange={tags => edit({ tags: [...tags] })} />
          <LabelEditor title={t('customers.column.aliases')} labels={own.aliases} known={nothingKnown} box={t('customers.own.addAlias')} help={t('customers.own.labelHelp')} longest={ownLimits.alias} most={ownLimits.aliases} removeName={label => t('customers.own.removeAlias', { alias: label, company })} onChange={aliases => edit({ aliases: [...aliases] })} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-note`}>{t('customers.own.note')}</label>
          <textarea id={`${id}-note`} className="input own-note" maxLength={20_000} value={note} onChange={event => typeNote(event.target.value)} onBlur={() => { void flush() }} />
          <span className="small muted" role="status">{note !== '' && t(saved ? 'customers.own.saved' : 'customers.own.saving')}</span>
        </div>
      </div>
    </section>
  )
}
