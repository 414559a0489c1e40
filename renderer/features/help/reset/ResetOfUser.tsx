import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { CustomerDetails } from '../../../../electron/contract/customer'
import type { ResetTarget } from '../../../../electron/contract/passwordReset'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { useBridge } from '../../../stores/StoresContext'
import { Notice } from '../../../ui/Notice'
import { ErrorState, Loading } from '../../../ui/states'
import { shown, useCall } from '../../../ui/useCall'
import { useForget } from '../../secret/useForget'
import { Earlier } from './Earlier'
import { Outcome } from './Outcome'
import { PasswordForm } from './PasswordForm'
import { Progress } from './Progress'
import { TargetCard } from './TargetCard'
import { useReset } from './useReset'

/** One user: who it is, then the new password, then what became of it. */
export function ResetOfUser({ customer, user }: { readonly customer: CustomerDetails; readonly user: string }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const { state, reload } = useCall(() => bridge.calls['passwords.target']({ tenantId: customer.tenantId, user }), user)
  const target = shown(state)
  return (
    <div className="stack-large">
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={state.error.kind === 'notFound' ? undefined : reload} />}
      {target === undefined && state.step === 'loading' && <Loading />}
      {target !== undefined && <TargetCard target={target} />}
      {target !== undefined && <Work key={target.user.id} customer={customer} target={target} onChanged={reload} />}
      <p><Link href={paths.resetPassword(customer.tenantId)}>{t('reset.other')}</Link></p>
    </div>
  )
}

interface WorkProps {
  readonly customer: CustomerDetails
  readonly target: ResetTarget
  readonly onChanged: () => void
}

function Work({ customer, target, onChanged }: WorkProps) {
  const { t } = useI18n()
  const { state, start, again, stop, reopen } = useReset()
  const { user, roles, refused, earlier } = target
  const [round, setRound] = useState(0)
  // What was typed or made for the form goes as well: it begins anew.
  useForget(() => setRound(before => before + 1))
  const done = state.step === 'ended' && state.outcome.result === 'done'
  // So that what is said of the user is true again.
  useEffect(() => { if (done) onChanged() }, [done, onChanged])
  if (refused !== undefined) return <Notice severity="warning"><p>{t(`reset.refused.${refused}`)}</p></Notice>
  return (
    <>
      {roles.length > 0 && state.step === 'form' && <Notice severity="warning" announce={false}><p>{t('reset.privileged', { customer: customer.name, name: user.name })}</p></Notice>}
      {earlier !== undefined && state.step === 'form' && <Earlier earlier={earlier} onLooked={onChanged} />}
      {state.step === 'form' && state.error !== undefined && <ErrorState error={state.error} />}
      {state.step !== 'ended' && (
        // It stays while the reset runs, so that nothing typed is lost when the service refuses.
        <div hidden={state.step !== 'form'}>
          <PasswordForm
            key={round}
            customer={customer}
            target={target}
            onSubmit={choice => start({ tenantId: customer.tenantId, userId: user.id, ...choice, ...(earlier !== undefined && { replaces: earlier.intentId }) })}
          />
        </div>
      )}
      {state.step === 'running' && <Progress progress={state.progress} stopping={state.stopping} onStop={stop} />}
      {state.step === 'ended' && <Outcome state={state} user={user} again={again} onReopen={() => { reopen(); onChanged() }} />}
    </>
  )
}
