import { useEffect, useRef, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import type { AppError } from '../../../electron/contract/errors'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { useStores, useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { Page } from '../../ui/Page'
import { Outcome } from './Outcome'

interface Props {
  /** A query that came with the address (a link from a ticket): it is looked up at once. */
  readonly asked?: string
}

/** Lookup user or domain (capabilities 3.1): an exact match, and three different ways of not having one. */
export function LookupPage({ asked }: Props) {
  const { t, error: words } = useI18n()
  const [, go] = useLocation()
  const lookup = useStores().lookup
  const query = useTopic('lookup', state => state.query)
  const progress = useTopic('lookup', state => state.progress)
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    box.current?.focus()
    // What was looked up last stands there still: the next key replaces it.
    box.current?.select()
  }, [])
  useEffect(() => {
    if (asked === undefined) return
    lookup.getState().setQuery(asked)
    void lookup.getState().find()
  }, [asked, lookup])
  useEffect(() => {
    // An address that looks up by itself would lead here again at once: it is no place to go back to.
    if (progress.step === 'found') go(paths.customer(progress.answer.customer.tenantId), { replace: asked !== undefined })
  }, [progress, go, asked])
  const invalid = progress.step === 'failed' && progress.error.kind === 'invalid' ? progress.error : undefined
  const suggestion = suggestionOf(invalid)
  const tryInstead = (better: string): void => {
    lookup.getState().setQuery(better)
    box.current?.focus()
    void lookup.getState().find()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (progress.step !== 'looking') void lookup.getState().find()
  }
  return (
    <Page title={t('lookup.title')} help="lookup.help" focusHeading={false}>
      <form className="stack" onSubmit={submit} noValidate>
        <div className="field">
          <label htmlFor="lookup-query">{t('lookup.label')}</label>
          <input
            id="lookup-query"
            ref={box}
            className="input"
            type="text"
            autoComplete="off"
            spellCheck={false}
            value={query}
            maxLength={320}
            aria-invalid={invalid !== undefined}
            aria-describedby={invalid === undefined ? 'lookup-hint' : 'lookup-error'}
            onChange={event => lookup.getState().setQuery(event.target.value)}
          />
          {invalid === undefined
            ? <span className="small muted" id="lookup-hint">{t('lookup.hint')}</span>
            : <span className="field-error" id="lookup-error" role="alert"><Icon name="error" /><span>{words(invalid)}</span></span>}
          {suggestion !== undefined && (
            <p><button type="button" className="link" onClick={() => tryInstead(suggestion)}>{t('lookup.suggestion', { query: suggestion })}</button></p>
          )}
        </div>
        <div><Button type="submit" look="primary" busy={progress.step === 'looking'}>{t('action.next')}</Button></div>
      </form>
      <Outcome progress={progress} onRetry={() => { void lookup.getState().find() }} />
    </Page>
  )
}

/** What could be looked up instead of what was typed: the domain of a pasted web address, for example. */
function suggestionOf(error: AppError | undefined): string | undefined {
  const suggestion = error?.params?.['suggestion']
  return typeof suggestion === 'string' && suggestion !== '' ? suggestion : undefined
}
