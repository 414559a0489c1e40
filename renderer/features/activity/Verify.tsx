import { useState } from 'react'
import type { ActivityCheck } from '../../../electron/contract/activity'
import type { AppError } from '../../../electron/contract/errors'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { ErrorState } from '../../ui/states'

/** Follows the chain of all entries, and says in words what it found. */
export function Verify() {
  const { t } = useI18n()
  const bridge = useBridge()
  const [busy, setBusy] = useState(false)
  const [check, setCheck] = useState<ActivityCheck | undefined>(undefined)
  const [error, setError] = useState<AppError | undefined>(undefined)
  const verify = async (): Promise<void> => {
    setBusy(true)
    const result = await bridge.calls['activity.verify']()
    setBusy(false)
    setCheck(result.ok ? result.value : undefined)
    setError(result.ok ? undefined : result.error)
  }
  return (
    <div className="stack">
      <div><Button icon="check" busy={busy} onClick={() => { void verify() }}>{t('activity.verify')}</Button></div>
      {error !== undefined && <ErrorState error={error} onRetry={() => { void verify() }} />}
      {check !== undefined && <Outcome check={check} />}
    </div>
  )
}

function Outcome({ check }: { readonly check: ActivityCheck }) {
  const { t } = useI18n()
  const { problems } = check
  if (problems.length > 0) {
    return (
      <Notice severity="error">
        <p>{t('activity.broken', { count: problems.length })}</p>
        <ul className="plain-list">{problems.map(({ kind, number }) => <li key={`${kind} ${number}`}>{t(`activity.problem.${kind}`, { number })}</li>)}</ul>
        {check.more && <p>{t('activity.brokenMore')}</p>}
      </Notice>
    )
  }
  return (
    <Notice severity={check.anchored || check.checked === 0 ? 'success' : 'warning'}>
      <p>{t('activity.whole', { count: check.checked })}</p>
      {!check.anchored && check.checked > 0 && <p>{t('activity.notAnchored')}</p>}
      {check.head !== undefined && <p className="small">{t('activity.head')} <span className="mono">{check.head}</span></p>}
    </Notice>
  )
}
