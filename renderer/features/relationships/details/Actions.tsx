import { useState } from 'react'
import { Link } from 'wouter'
import type { AppError, Result } from '../../../../electron/contract/errors'
import type { RelationshipAction, RelationshipDetails } from '../../../../electron/contract/relationship'
import { endable, unanswered } from '../../../../electron/domain/relationshipActions'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { useBridge, useTopic } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { RightsLink } from '../../../ui/RightsLink'
import { useCopy } from '../../../ui/useCopy'
import { ErrorState } from '../../../ui/states'
import { RenewButton } from '../RenewButton'
import { TerminateDialog } from './TerminateDialog'
import { WithdrawDialog } from './WithdrawDialog'

interface Props {
  readonly details: RelationshipDetails
  /** A provider made it, and the own company is asked first: it is rejected, and not withdrawn. */
  readonly ownAnswer: boolean
  readonly onChanged: (details: RelationshipDetails) => void
}

/** What can be done with the relationship; what cannot says why. */
export function Actions({ details, ownAnswer, onChanged }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const offline = useTopic('session', state => state.connection === 'offline')
  const { copy, copied, error: copyError } = useCopy()
  const [asking, setAsking] = useState<'terminate' | 'withdraw' | undefined>(undefined)
  const [busy, setBusy] = useState<RelationshipAction | undefined>(undefined)
  const [error, setError] = useState<AppError | undefined>(undefined)
  const run = async (action: RelationshipAction, work: () => Promise<Result<RelationshipDetails>>): Promise<void> => {
    setAsking(undefined)
    setBusy(action)
    const result = await work()
    setBusy(undefined)
    setError(result.ok ? undefined : result.error)
    if (result.ok) onChanged(result.value)
  }
  const { id, status, actions, autoExtend, link, tenantId, customer } = details
  const why = (action: RelationshipAction): string | undefined => {
    const gate = actions[action]
    if (!gate.allowed) return t(`relationships.why.${gate.reason as 'over'}`)
    return offline && action !== 'renew' ? t('relationships.offline') : undefined
  }
  // By where it stands, and not by what this technician may: what they may not stays in sight with its reason.
  const invited = unanswered.has(status)
  const over = !invited && !endable.has(status)
  return (
    <section aria-label={t('relationships.actions')} className="stack">
      <div className="row row-top">
        {!invited && <RenewButton id={id} look="primary" blocked={why('renew')} />}
        {link !== undefined && <Button icon="copy" look="primary" onClick={() => { void copy(link, link) }}>{t('relationships.copyLink')}</Button>}
        {!invited && !over && <Button icon="clock" busy={busy === 'autoExtend'} blocked={why('autoExtend')} onClick={() => { void run('autoExtend', () => bridge.calls['relationships.setAutoExtend']({ id, on: !autoExtend })) }}>{t(autoExtend ? 'relationships.stopExtending' : 'relationships.extend')}</Button>}
        {invited && !ownAnswer && <Button busy={busy === 'withdraw'} blocked={why('withdraw')} onClick={() => setAsking('withdraw')}>{t('relationships.withdraw')}</Button>}
        {!invited && !over && <Button icon="prohibited" busy={busy === 'terminate'} blocked={why('terminate')} onClick={() => setAsking('terminate')}>{t('relationships.terminate')}</Button>}
        {tenantId !== undefined && <Link className="button" data-look="quiet" href={paths.reach(tenantId)}>{t('reach.title')}</Link>}
      </div>
      {Object.values(actions).some(gate => !gate.allowed && gate.reason === 'limited') && <RightsLink />}
      <p role="status" className="small muted">{copied !== undefined && t('relationships.linkCopied')}</p>
      {copyError !== undefined && <ErrorState error={copyError} />}
      {error !== undefined && <ErrorState error={error} />}
      {asking === 'terminate' && <TerminateDialog details={details} onCancel={() => setAsking(undefined)} onTerminate={() => { void run('terminate', () => bridge.calls['relationships.terminate']({ id })) }} />}
      {asking === 'withdraw' && (
        <WithdrawDialog
          customer={customer}
          onCancel={() => setAsking(undefined)}
          onWithdraw={() => { void run('withdraw', async () => {
            const begun = await bridge.calls['relationships.withdraw']({ ids: [id] })
            return begun.ok ? bridge.calls['relationships.get']({ id }) : begun
          }) }}
        />
      )}
    </section>
  )
}
