import { useState } from 'react'
import { useI18n } from '../../i18n/I18nContext'
import type { DraftStore } from '../../stores/draft'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Checklist } from './Checklist'
import { Discard } from './Discard'

/** Beside the message: the Quote ID, the live check list, the size, and the way to throw a draft away. */
export function Aside({ state }: { readonly state: DraftStore }) {
  return (
    <aside className="stack-large" aria-label={useI18n().t('composer.aside')}>
      <QuoteId quoteId={state.offer.quoteId} />
      <Checklist state={state} />
      <Size state={state} />
      {state.offer.state === 'draft' && <Discard state={state} />}
    </aside>
  )
}

function QuoteId({ quoteId }: { readonly quoteId: string }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    const result = await bridge.calls['app.copyText']({ text: quoteId })
    setCopied(result.ok)
  }
  return (
    <div className="stack" role="group" aria-labelledby="quote-heading">
      <h2 id="quote-heading">{t('composer.quoteId')}</h2>
      {quoteId === '' ? <p className="muted">{t('composer.noQuoteId')}</p> : <p className="mono">{quoteId}</p>}
      {quoteId !== '' && <div className="row">
        <Button icon="copy" onClick={() => { void copy() }}>{t('composer.copyQuoteId')}</Button>
        <span className="small muted" role="status">{copied && t('composer.copied')}</span>
      </div>}
    </div>
  )
}

function Size({ state }: { readonly state: DraftStore }) {
  const { t } = useI18n()
  const { measure } = state
  if (measure === undefined) return null
  const { length, limit } = measure
  return (
    <section className="stack" aria-labelledby="size-heading">
      <h2 id="size-heading">{t('composer.size')}</h2>
      <meter aria-labelledby="size-heading" min={0} max={limit} high={limit * 0.9} value={Math.min(length, limit)} />
      <p className="small nums">{t('composer.sizeValue', { length, limit })}</p>
      {length > limit && <p className="small">{t('composer.tooLong')}</p>}
    </section>
  )
}
