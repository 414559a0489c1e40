import { useState } from 'react'
import { useI18n } from '../../../i18n/I18nContext'
import { useBridge, useTopic } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { FieldError } from '../../../ui/FieldError'
import { ErrorState, Loading } from '../../../ui/states'
import { useAction } from '../../../ui/useAction'
import { useCall } from '../../../ui/useCall'
import { useFull } from '../../../ui/useFull'
import type { OrderedKind } from '../kinds'

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu

/** For partners who still make offers as an advisor: the link in the form that the cloud's data gives (capabilities 4.3). */
export function AdvisorLink({ kind }: { readonly kind: OrderedKind }) {
  const { t } = useI18n()
  const offered = useTopic('session', state => state.cloud.capabilities?.advisorLink === true)
  const full = useFull()
  if (!offered || !full) return null
  return (
    <section className="panel stack-small" aria-labelledby="advisor-title">
      <h2 id="advisor-title">{t('orders.advisor.title')}</h2>
      <p>{t('orders.advisor.text')}</p>
      <Fields kind={kind} />
    </section>
  )
}

function Fields({ kind }: { readonly kind: OrderedKind }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const { state, reload } = useCall(() => bridge.calls['catalogue.offices'](), 'offices')
  const [chosen, setChosen] = useState('')
  const [quoteId, setQuoteId] = useState('')
  const typed = quoteId.trim()
  const wrong = typed !== '' && !guid.test(typed) ? t('orders.advisor.badQuoteId') : undefined
  const offices = state.step === 'ready' ? state.value.offices : []
  const partnerId = chosen || (offices[0]?.partnerId ?? '')
  const { run, busy, value, error } = useAction(() => bridge.calls['orders.copyAdvisorLink']({ kind, partnerId, ...(typed !== '' && { quoteId: typed }) }))
  if (state.step === 'loading') return <Loading />
  if (state.step === 'failed') return <ErrorState error={state.error} onRetry={reload} />
  return (
    <>
      <div className="field">
        <label htmlFor="advisor-office">{t('orders.advisor.office')}</label>
        <select id="advisor-office" className="input" value={partnerId} onChange={event => setChosen(event.target.value)}>
          {offices.map(office => <option key={office.partnerId} value={office.partnerId}>{t('wizard.officeOption', { office: office.name, partnerId: office.partnerId })}</option>)}
        </select>
      </div>
      <div className="field">
        <label htmlFor="advisor-quote">{t('orders.advisor.quoteId')}</label>
        <input id="advisor-quote" className="input" value={quoteId} spellCheck={false} autoComplete="off" aria-invalid={wrong !== undefined} aria-describedby="advisor-quote-error advisor-quote-hint" onChange={event => setQuoteId(event.target.value)} />
        <FieldError id="advisor-quote-error" text={wrong} />
        <div className="small muted" id="advisor-quote-hint">{t('orders.advisor.quoteIdHint')}</div>
      </div>
      <div><Button busy={busy} blocked={wrong} reasonShown onClick={() => { void run() }}>{t('orders.advisor.copy')}</Button></div>
      {value !== undefined && <p className="small" role="status">{t('orders.linkCopied')} <span className="mono wrap">{value.link}</span></p>}
      {error !== undefined && <ErrorState error={error} />}
    </>
  )
}
