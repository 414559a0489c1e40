import type { TenantId } from '../../../electron/contract/ids'
import type { PermissionLine, PermissionState } from '../../../electron/contract/onboarding'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import type { IconName } from '../../ui/icons'
import { Moment } from '../../ui/Age'
import { ErrorState } from '../../ui/states'
import { useAction } from '../../ui/useAction'

const looks: Readonly<Record<PermissionState, { readonly icon: IconName; readonly look: 'good' | 'warn' | 'bad' | 'plain' }>> = {
  granted: { icon: 'check', look: 'good' }, noConsent: { icon: 'error', look: 'bad' }, noRole: { icon: 'prohibited', look: 'warn' }, mfa: { icon: 'warning', look: 'warn' },
  blocked: { icon: 'prohibited', look: 'bad' }, unreachable: { icon: 'cloudOff', look: 'warn' }, notInCloud: { icon: 'info', look: 'plain' },
  stopped: { icon: 'info', look: 'plain' }, failed: { icon: 'error', look: 'bad' }
}

/** Tries each permission, in the partner's own tenant or in a customer's, and says of each what came of it and what to do. */
export function CheckSection({ tenantId }: { readonly tenantId?: TenantId }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const { busy, value, error, run } = useAction(() => bridge.calls['permissions.check'](tenantId === undefined ? {} : { tenantId }))
  const granted = value?.lines.filter(({ state }) => state === 'granted').length ?? 0
  return (
    <>
      <p>{t('onboarding.check.text')}</p>
      <div className="row">
        <Button icon="sync" busy={busy} onClick={() => { void run() }}>{t(value === undefined ? 'onboarding.check.run' : 'onboarding.check.again')}</Button>
        {busy && <Button onClick={() => { void bridge.calls['permissions.cancelCheck']() }}>{t('onboarding.check.stop')}</Button>}
        <span role="status" className="small muted">
          {busy && t('onboarding.check.running')}
          {value !== undefined && <>{t('onboarding.check.summary', { granted, missing: value.lines.length - granted })} <Moment instant={value.checkedAt} /></>}
        </span>
      </div>
      {error !== undefined && <ErrorState error={error} onRetry={() => { void run() }} />}
      {value !== undefined && (
        <table className="permissions">
          <caption className="hidden-visually">{t('onboarding.check')}</caption>
          <thead><tr><th scope="col">{t('onboarding.check.permission')}</th><th scope="col">{t('onboarding.check.result')}</th><th scope="col">{t('onboarding.check.next')}</th></tr></thead>
          <tbody>{value.lines.map(line => <Line key={line.name} line={line} />)}</tbody>
        </table>
      )}
    </>
  )
}

function Line({ line }: { readonly line: PermissionLine }) {
  const { t } = useI18n()
  const { icon, look } = looks[line.state]
  const { name, state, tried, error } = line
  return (
    <tr>
      <th scope="row" className="mono wrap">{name}</th>
      <td>
        <span className="permission-state" data-look={look}><Icon name={icon} />{t(`onboarding.state.${state}`)}</span>
        {state === 'granted' && <span className="small muted block">{t(tried ? 'onboarding.check.tried' : 'onboarding.check.inToken')}</span>}
      </td>
      <td>
        {t(`onboarding.do.${state}`)}
        {error !== undefined && <span className="small muted block wrap">{t('error.reference')} <span className="mono">{error.correlationId}</span></span>}
      </td>
    </tr>
  )
}
