import { useState } from 'react'
import { Link } from 'wouter'
import type { RequestDraft } from '../../../electron/contract/serviceRequest'
import { requestProblems } from '../../../electron/domain/requestRules'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { CustomerMark } from '../../ui/Mark'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { ErrorState } from '../../ui/states'
import { useOnward } from '../../ui/useOnward'
import { DraftForm } from './DraftForm'
import { HandOver } from './HandOver'
import { useAction } from '../../ui/useAction'
import { useDraft } from './useDraft'

interface Props {
  readonly draft: RequestDraft
  readonly onChange: (draft: RequestDraft) => void
  /** It is no draft any more under this address. */
  readonly onMoved: () => void
}

/** A service request while it is written: sent where the cloud takes it, and else handed over. */
export function DraftPage({ draft: known, onChange, onMoved }: Props) {
  const { t } = useI18n()
  const begin = useOnward()
  const bridge = useBridge()
  const creates = useTopic('session', state => state.cloud.capabilities?.createServiceRequests === true)
  const hand = useDraft(known)
  const { draft, saved, error, afterKept } = hand
  const [tried, setTried] = useState(false)
  const [discarding, setDiscarding] = useState(false)
  const waiting = known.waiting
  const problems = requestProblems(draft, creates ? 'send' : 'handOver')
  const handOverBlocked = requestProblems(draft, 'handOver').length > 0 ? t('requests.completeFirst') : undefined
  const send = useAction(() => afterKept(() => bridge.calls['requests.send']({ draftId: known.id })))
  const discard = useAction(async () => bridge.calls['requests.discard']({ draftId: known.id }))
  const onSend = async (): Promise<void> => {
    setTried(true)
    if (problems.length > 0) {
      document.getElementById(`request-${problems[0]?.field ?? 'title'}`)?.focus()
      return
    }
    const go = begin()
    const result = await send.run()
    if (result?.ok !== true) return
    if (result.value.state === 'sent' && result.value.number !== undefined) go(paths.serviceRequest(result.value.number), { replace: true })
    else onChange(result.value)
  }
  const drop = async (): Promise<void> => {
    const go = begin()
    setDiscarding(false)
    await hand.flush()
    const result = await discard.run()
    if (result?.ok === true) go(paths.serviceRequests, { replace: true })
  }
  const failed = error ?? discard.error ?? send.error ?? (send.busy ? undefined : known.problem)
  return (
    <Page title={t('requests.new')} {...(draft.tenantId !== undefined && { mark: <CustomerMark tenantId={draft.tenantId} name={draft.customerName ?? ''} size="large" /> })}>
      <p><Link href={paths.serviceRequests}>{t('requests.backToList')}</Link></p>
      {failed !== undefined && <ErrorState error={failed} />}
      {waiting !== undefined && <Waiting draft={known} onChange={onChange} />}
      <DraftForm hand={hand} problems={problems} showAll={tried} locked={waiting === undefined ? undefined : t('requests.waits')} />
      <p role="status" className="small muted">{saved ? t('requests.saved') : t('requests.saving')}</p>
      <div className="row">
        {creates && <Button look="primary" icon="mail" busy={send.busy} blocked={waiting === undefined ? undefined : t('requests.waits')} reasonShown onClick={() => { void onSend() }}>{t('requests.send')}</Button>}
        <Button icon="dismiss" busy={discard.busy} blocked={waiting === undefined ? undefined : t('requests.waits')} reasonShown onClick={() => setDiscarding(true)}>{t('requests.discard')}</Button>
      </div>
      {waiting === undefined && <HandOver draft={draft} blocked={handOverBlocked} afterKept={afterKept} onTracked={onMoved} />}
      {discarding && (
        <Dialog title={t('requests.discardTitle')} onClose={() => setDiscarding(false)}>
          <p className="wrap">{t('requests.discardText', { subject: draft.title.trim() || t('requests.noSubject') })}</p>
          <div className="dialog-buttons">
            <Button onClick={() => setDiscarding(false)}>{t('action.keep')}</Button>
            <Button look="primary" onClick={() => { void drop() }}>{t('requests.discard')}</Button>
          </div>
        </Dialog>
      )}
    </Page>
  )
}

/** It waits in the outbox: why, since when, and what can be done about it. */
function Waiting({ draft, onChange }: { readonly draft: RequestDraft; readonly onChange: (draft: RequestDraft) => void }) {
  const { t, relative, error: words } = useI18n()
  const bridge = useBridge()
  const back = useAction(() => bridge.calls['requests.unqueue']({ draftId: draft.id }))
  const retry = useAction(() => bridge.calls['requests.retry']())
  return (
    <Notice severity="info">
      <p>{t('requests.waitsSince', { since: relative(draft.waiting?.since ?? draft.updatedAt) })}</p>
      {draft.waiting?.problem !== undefined && <p>{words(draft.waiting.problem)}</p>}
      <div className="row">
        <Button icon="sync" busy={retry.busy} onClick={() => { void retry.run() }}>{t('action.retry')}</Button>
        <Button busy={back.busy} onClick={() => { void back.run().then(result => { if (result?.ok === true) onChange(result.value) }) }}>{t('requests.takeBack')}</Button>
      </div>
      {back.error !== undefined && <p>{words(back.error)}</p>}
    </Notice>
  )
}
