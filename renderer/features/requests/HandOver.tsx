import { useState } from 'react'
import type { HandOver as Handed } from '../../../electron/contract/offer'
import type { RequestDraft } from '../../../electron/contract/serviceRequest'
import { requestParts, requestText } from '../../../electron/domain/requestParts'
import { useI18n } from '../../i18n/I18nContext'
import type { Autosave } from '../../stores/autosave'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { ErrorState } from '../../ui/states'
import { useAdminister } from '../customer/useAdminister'
import { useAction } from '../../ui/useAction'
import { useCopy } from '../../ui/useCopy'

interface Props {
  readonly draft: RequestDraft
  /** What is in the way of handing it over, in words. */
  readonly blocked: string | undefined
  /** Keeps what is typed before the draft goes anywhere. */
  readonly afterKept: Autosave<object>['afterKept']
  readonly onTracked: () => void
}

/** Opening a request by hand in the customer's admin centre, and telling its number here afterwards. */
export function HandOver({ draft, blocked, afterKept, onTracked }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const { copy, copied, error: copyError } = useCopy()
  const [number, setNumber] = useState('')
  const browser = useAction(() => afterKept(() => bridge.calls['requests.openAdminCentre']({ draftId: draft.id })))
  const track = useAction(() => afterKept(() => bridge.calls['requests.track']({ draftId: draft.id, number: number.trim() })))
  const parts = useParts(draft)
  const error = copyError ?? browser.error ?? track.error
  return (
    <section className="stack hand-over" aria-labelledby="hand-over-heading">
      <h2 id="hand-over-heading">{t('requests.byHand')}</h2>
      <p>{t('requests.byHandHelp')}</p>
      <div className="row" role="group" aria-label={t('requests.copy')}>
        <Button icon="copy" onClick={() => { void copy(requestText(parts), t('requests.whole')) }}>{t('requests.copyWhole')}</Button>
        {parts.map(({ label, text }) => <Button key={label} look="quiet" icon="copy" onClick={() => { void copy(text, label) }}>{t('requests.copyField', { field: label })}</Button>)}
      </div>
      <p role="status" className="small muted">{copied !== undefined && t('requests.copied', { field: copied })}</p>
      <MailButtons draft={draft} blocked={blocked} afterKept={afterKept} />
      <div className="row">
        {draft.tenantId !== undefined && <ActingButton tenantId={draft.tenantId} name={draft.customerName ?? ''} />}
        <Button icon="open" busy={browser.busy} blocked={draft.tenantId === undefined ? t('requests.chooseCustomer') : undefined} onClick={() => { void browser.run() }}>{t('requests.openInBrowser')}</Button>
      </div>
      <form
        className="stack"
        onSubmit={event => {
          event.preventDefault()
          if (blocked === undefined) void track.run().then(result => { if (result?.ok === true) onTracked() })
        }}
      >
        <div className="field">
          <label htmlFor="request-number">{t('requests.openedNumber')}</label>
          <input id="request-number" className="input" value={number} maxLength={64} autoComplete="off" spellCheck={false} onChange={event => setNumber(event.target.value)} />
        </div>
        <div><Button type="submit" icon="check" busy={track.busy} blocked={blocked}>{t('requests.track')}</Button></div>
      </form>
      {error !== undefined && <ErrorState error={error} />}
    </section>
  )
}

function ActingButton({ tenantId, name }: { readonly tenantId: NonNullable<RequestDraft['tenantId']>; readonly name: string }) {
  const { t } = useI18n()
  const { administer, busy, dialog } = useAdminister({ tenantId, name })
  return <><Button icon="open" busy={busy} onClick={() => administer()}>{t('actions.administer')}</Button>{dialog}</>
}

/** The parts of the draft in the words of the page. */
function useParts(draft: RequestDraft): readonly { readonly label: string; readonly text: string }[] {
  const { t } = useI18n()
  return requestParts(draft, t(`requests.severity.${draft.severity}`)).map(({ name, text }) => ({ label: t(labels[name]), text }))
}

const labels = {
  customer: 'requests.customer', title: 'requests.field.title', description: 'requests.field.description', severity: 'requests.severity', topic: 'requests.field.topic', contact: 'requests.contact'
} as const

/** The whole draft as an e-mail to whoever opens it, or as a file for that. */
function MailButtons({ draft, blocked, afterKept }: Pick<Props, 'draft' | 'blocked' | 'afterKept'>) {
  const { t } = useI18n()
  const bridge = useBridge()
  const mail = useAction<Handed>(() => afterKept(() => bridge.calls['requests.openInEmail']({ draftId: draft.id })))
  const file = useAction<Handed>(() => afterKept(() => bridge.calls['requests.saveEml']({ draftId: draft.id })))
  const handed = file.value ?? mail.value
  const error = mail.error ?? (file.error?.kind === 'cancelled' ? undefined : file.error)
  return (
    <>
      <div className="row">
        <Button icon="mail" busy={mail.busy} blocked={blocked} onClick={() => { void mail.run() }}>{t('requests.openInEmail')}</Button>
        <Button icon="save" busy={file.busy} blocked={blocked} reasonShown onClick={() => { void file.run() }}>{t('requests.saveEml')}</Button>
      </div>
      <p role="status" className="small muted">{handed !== undefined && t(`requests.mailed.${handed}`)}</p>
      {error !== undefined && <ErrorState error={error} />}
    </>
  )
}
