import { useEffect, useRef } from 'react'
import type { TenantId } from '../../../electron/contract/ids'
import type { PermissionLine, PermissionReport, PermissionState } from '../../../electron/contract/onboarding'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge } from '../../stores/StoresContext'
import { Moment } from '../../ui/Age'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import type { IconName } from '../../ui/icons'
import { ErrorState } from '../../ui/states'
import { useAction } from '../../ui/useAction'

interface Props {
  /** Absent: the partner's own. A customer's is checked as soon as its page is there. */
  readonly tenantId?: TenantId
  readonly report: PermissionReport | undefined
  readonly onReport: (report: PermissionReport) => void
}

const looks: Readonly<Record<PermissionState, { readonly icon: IconName; readonly look: 'good' | 'warn' | 'bad' | 'plain' }>> = {
  granted: { icon: 'check', look: 'good' }, noConsent: { icon: 'error', look: 'bad' }, noRole: { icon: 'prohibited', look: 'warn' }, mfa: { icon: 'warning', look: 'warn' },
  blocked: { icon: 'prohibited', look: 'bad' }, unreachable: { icon: 'cloudOff', look: 'warn' }, notInCloud: { icon: 'info', look: 'plain' },
  stopped: { icon: 'info', look: 'plain' }, failed: { icon: 'error', look: 'bad' }
}

/** Tries each permission, in the partner's own tenant or in a customer's, and says of each what came of it and what to do. */
export function CheckSection({ tenantId, report, onReport }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const { busy, error, run } = useAction(() => bridge.calls['permissions.check'](tenantId === undefined ? {} : { tenantId }))
  const check = async (): Promise<void> => {
    const result = await run()
    if (result?.ok === true) onReport(result.value)
  }
  const first = useRef(check)
  useEffect(() => { if (tenantId !== undefined) void first.current() }, [tenantId])
  const granted = report?.lines.filter(({ state }) => state === 'granted').length ?? 0
  return (
    <div className="stack">
      <p>{t('onboarding.check.text')}</p>
      <div className="row">
        <Button icon="sync" busy={busy} onClick={() => { void check() }}>{t(report === undefined ? 'onboarding.check.run' : 'onboarding.check.again')}</Button>
        {busy && <Button onClick={() => { void bridge.calls['permissions.cancelCheck']() }}>{t('onboarding.check.stop')}</Button>}
        <span role="status" className="small muted">
          {busy && t('onboarding.check.running')}
          {!busy && report !== undefined && <>{t('onboarding.check.summary', { granted, missing: report.lines.length - granted })} {t('onboarding.check.at')} <Moment instant={report.checkedAt} /></>}
        </span>
      </div>
      {error !== undefined && <ErrorState error={error} onRetry={() => { void check() }} />}
      {report !== undefined && (
        <table className="permissions">
          <caption className="hidden-visually">{t('onboarding.check')}</caption>
          <thead><tr><th scope="col">{t('onboarding.check.permission')}</th><th scope="col">{t('onboarding.check.result')}</th><th scope="col">{t('onboarding.check.next')}</th></tr></thead>
          <tbody>{report.lines.map(line => <Line key={line.name} line={line} customer={tenantId !== undefined} />)}</tbody>
        </table>
      )}
    </div>
  )
}

function Line({ line, customer }: { readonly line: PermissionLine; readonly customer: boolean }) {
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
        {t(customer && (state === 'noConsent' || state === 'noRole') ? `consent.do.${state}` : `onboarding.do.${state}`)}
        {error !== undefined && <span className="small muted block wrap">{t('error.reference')} <span className="mono">{error.correlationId}</span></span>}
      </td>
    </tr>
  )
}
