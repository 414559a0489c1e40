import { useI18n } from '../../i18n/I18nContext'
import type { DraftStore } from '../../stores/draft'

interface Props {
  readonly state: DraftStore
  readonly readOnly: boolean
}

/** The three fields; each key is saved within the save delay, and a field that is left is saved at once. */
export function MessageFields({ state, readOnly }: Props) {
  const { t } = useI18n()
  const { text, type, flush, saved } = state
  const leave = (): void => { void flush() }
  return (
    <>
      <div className="field">
        <label htmlFor="offer-to">{t('composer.to')}</label>
        <input id="offer-to" className="input" type="text" inputMode="email" autoComplete="off" spellCheck={false} readOnly={readOnly} maxLength={2_000} value={text.to} onChange={event => type({ to: event.target.value })} onBlur={leave} />
      </div>
      <div className="field">
        <label htmlFor="offer-subject">{t('composer.subject')}</label>
        <input id="offer-subject" className="input" type="text" autoComplete="off" readOnly={readOnly} maxLength={1_000} value={text.subject} onChange={event => type({ subject: event.target.value })} onBlur={leave} />
      </div>
      <div className="field">
        <label htmlFor="offer-body">{t('composer.message')}</label>
        <textarea id="offer-body" className="input" rows={16} readOnly={readOnly} maxLength={100_000} value={text.body} onChange={event => type({ body: event.target.value })} onBlur={leave} />
        <span className="small muted" role="status">{t(saved ? 'composer.saved' : 'composer.saving')}</span>
      </div>
    </>
  )
}
