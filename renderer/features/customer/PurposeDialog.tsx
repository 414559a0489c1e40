import { useState, type FormEvent } from 'react'
import type { ActingPurpose } from '../../../electron/contract/acting'
import { useI18n } from '../../i18n/I18nContext'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { FieldError } from '../../ui/FieldError'

interface Props {
  readonly company: string
  /** Without a reason there is no session. */
  readonly required: boolean
  readonly onCancel: () => void
  readonly onOpen: (purpose: ActingPurpose) => void
}

/** Asks what an acting-as session is for, before it opens (capabilities 6.7). */
export function PurposeDialog({ company, required, onCancel, onOpen }: Props) {
  const { t } = useI18n()
  const [reason, setReason] = useState('')
  const [ticket, setTicket] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (required && reason.trim() === '') setMissing(true)
    else onOpen({ reason, ticket })
  }
  return (
    <Dialog title={t('purpose.title', { company })} onClose={onCancel}>
      <form className="stack" onSubmit={submit} noValidate>
        <p className="muted">{t('purpose.text')}</p>
        <div className="field">
          <label htmlFor="purpose-reason">{t(required ? 'purpose.reason' : 'purpose.reasonOptional')}</label>
          <input id="purpose-reason" className="input" type="text" autoComplete="off" maxLength={200} value={reason} aria-required={required} aria-invalid={missing} aria-describedby="purpose-missing" onChange={event => { setReason(event.target.value); setMissing(false) }} />
          <FieldError id="purpose-missing" text={missing ? t('purpose.missing') : undefined} />
        </div>
        <div className="field">
          <label htmlFor="purpose-ticket">{t('purpose.ticket')}</label>
          <input id="purpose-ticket" className="input" type="text" autoComplete="off" spellCheck={false} maxLength={50} value={ticket} onChange={event => setTicket(event.target.value)} />
        </div>
        <div className="dialog-buttons">
          <Button onClick={onCancel}>{t('action.cancel')}</Button>
          <Button look="primary" type="submit">{t('purpose.open')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
