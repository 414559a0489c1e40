import { useState } from 'react'
import { Link } from 'wouter'
import type { RequestDetails, ServiceRequest } from '../../../electron/contract/serviceRequest'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Age, Moment } from '../../ui/Age'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { CustomerMark } from '../../ui/Mark'
import { Page } from '../../ui/Page'
import { ErrorState } from '../../ui/states'
import { useOnward } from '../../ui/useOnward'
import { NoteForm } from './NoteForm'
import { RequestStatus, Severity } from './RequestStatus'
import { useAction } from '../../ui/useAction'

type Known = Extract<RequestDetails, { readonly kind: 'request' }>

interface Props {
  readonly details: Known
  readonly onChange: (details: RequestDetails) => void
}

/** What support knows of a request, and what the technician says to it. */
export function DetailsPage({ details: { request, note }, onChange }: Props) {
  const { t } = useI18n()
  const begin = useOnward()
  const bridge = useBridge()
  const online = useTopic('session', state => state.connection !== 'offline')
  const refresh = useAction(() => bridge.calls['requests.refresh']({ id: request.id }))
  const status = useAction(() => bridge.calls['requests.setStatus']({ id: request.id, status: request.status === 'closed' ? 'open' : 'closed', seen: request.updatedAt }))
  const untrack = useAction(() => bridge.calls['requests.discard']({ draftId: request.id }))
  const [untracking, setUntracking] = useState(false)
  const tracked = request.source === 'tracked'
  const blocked = online || tracked ? undefined : t('actions.reason.offline')
  const drop = async (): Promise<void> => {
    const go = begin()
    setUntracking(false)
    const result = await untrack.run()
    if (result?.ok === true) go(paths.serviceRequests, { replace: true })
  }
  const take = (result: Awaited<ReturnType<typeof refresh.run>>): void => { if (result?.ok === true) onChange(result.value) }
  const failed = status.error ?? refresh.error ?? untrack.error
  return (
    <Page title={request.title} {...(request.tenantId !== undefined && { mark: <CustomerMark tenantId={request.tenantId} name={request.customerName} size="large" /> })}>
      <p><Link href={paths.serviceRequests}>{t('requests.backToList')}</Link></p>
      {failed !== undefined && <ErrorState error={failed} />}
      {tracked && <p className="muted">{t('requests.trackedHelp')}</p>}
      <Facts request={request} />
      <div className="row">
        {!tracked && <Button icon="sync" busy={refresh.busy} blocked={blocked} onClick={() => { void refresh.run().then(take) }}>{t('requests.refresh')}</Button>}
        <Button icon={request.status === 'closed' ? 'sync' : 'check'} busy={status.busy} blocked={blocked} onClick={() => { void status.run().then(take) }}>{t(request.status === 'closed' ? 'requests.reopen' : 'requests.close')}</Button>
        {tracked && <Button icon="dismiss" busy={untrack.busy} onClick={() => setUntracking(true)}>{t('requests.untrack')}</Button>}
        {!tracked && <Age instant={request.readAt} />}
      </div>
      <section className="stack" aria-labelledby="request-description-heading">
        <h2 id="request-description-heading">{t('requests.field.description')}</h2>
        <p className="written">{request.description}</p>
      </section>
      <Notes request={request} />
      <NoteForm key={request.id} request={request} begun={note} blocked={blocked} onChange={onChange} />
      {request.files.length > 0 && (
        <section className="stack" aria-labelledby="request-files-heading">
          <h2 id="request-files-heading">{t('requests.files')}</h2>
          <ul>{request.files.map(file => <li key={file}>{file}</li>)}</ul>
        </section>
      )}
      {untracking && (
        <Dialog title={t('requests.untrackTitle')} onClose={() => setUntracking(false)}>
          <p className="wrap">{t('requests.untrackText', { subject: request.title, number: request.number })}</p>
          <div className="dialog-buttons">
            <Button onClick={() => setUntracking(false)}>{t('action.keep')}</Button>
            <Button look="primary" onClick={() => { void drop() }}>{t('requests.untrack')}</Button>
          </div>
        </Dialog>
      )}
    </Page>
  )
}

function Facts({ request }: { readonly request: ServiceRequest }) {
  const { t } = useI18n()
  const { tenantId, contact } = request
  return (
    <dl className="facts">
      <dt>{t('requests.number')}</dt><dd className="mono">{request.number}</dd>
      <dt>{t('requests.customer')}</dt><dd>{tenantId === undefined ? request.customerName : <Link href={paths.customer(tenantId)}>{request.customerName}</Link>}</dd>
      <dt>{t('requests.status')}</dt><dd><RequestStatus state={request.status} /></dd>
      <dt>{t('requests.severity')}</dt><dd><Severity severity={request.severity} /></dd>
      {request.topic !== undefined && <><dt>{t('requests.field.topic')}</dt><dd>{request.topic}</dd></>}
      {contact !== undefined && <><dt>{t('requests.contact')}</dt><dd>{[`${contact.firstName} ${contact.lastName}`.trim(), contact.email, contact.telephone].filter(one => one !== '').join(', ')}</dd></>}
      <dt>{t('requests.created')}</dt><dd><Moment instant={request.createdAt} /></dd>
      <dt>{t('requests.updated')}</dt><dd><Moment instant={request.updatedAt} />{request.updatedBy !== undefined && ` (${request.updatedBy})`}</dd>
      {request.closedAt !== undefined && <><dt>{t('requests.closed')}</dt><dd><Moment instant={request.closedAt} /></dd></>}
    </dl>
  )
}

function Notes({ request: { notes } }: { readonly request: ServiceRequest }) {
  const { t } = useI18n()
  return (
    <section className="stack" aria-labelledby="request-notes-heading">
      <h2 id="request-notes-heading">{t('requests.notes')}</h2>
      {notes === undefined && <p className="muted">{t('requests.notesNotRead')}</p>}
      {notes?.length === 0 && <p className="muted">{t('requests.noNotes')}</p>}
      {notes !== undefined && notes.length > 0 && (
        <ol className="notes">
          {notes.map(({ by, at, text }) => (
            <li key={`${at} ${by} ${text}`}><p className="small muted"><strong>{by}</strong> <Moment instant={at} /></p><p className="written">{text}</p></li>
          ))}
        </ol>
      )}
    </section>
  )
}
