import { useState } from 'react'
import type { AppError } from '../../../electron/contract/errors'
import type { SignInOrigin } from '../../../electron/contract/signInOrigin'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { ErrorState } from '../../ui/states'
import { shown, useCall } from '../../ui/useCall'
import { useGoOn } from '../../ui/useGoOn'
import { Panel } from './panels'
import type { SettingProps } from './settingList'

/** Where the sign-in of the own company goes beside the cloud's pages: what was answered, and the way to take it back. */
export function SignInOrigins({ label, help, i18n: { t, date } }: SettingProps) {
  const bridge = useBridge()
  const signedIn = useTopic('session', state => state.session.step === 'signedIn')
  const { state, reload } = useCall(() => bridge.calls['signInOrigins.list'](), `signInOrigins ${signedIn}`)
  const known = shown(state)
  const outcome = useGoOn<HTMLParagraphElement>(known?.map(({ id }) => id).join(' '))
  const [revoked, setRevoked] = useState('')
  const [error, setError] = useState<AppError | undefined>(undefined)
  const revoke = async ({ id, origin }: SignInOrigin): Promise<void> => {
    const result = await bridge.calls['signInOrigins.revoke']({ id })
    setError(result.ok ? undefined : result.error)
    setRevoked(result.ok ? hostOf(origin) : '')
    reload()
  }
  return (
    <Panel label={label} help={help}>
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload} />}
      {known?.length === 0 && <p className="muted">{t('settings.signInOrigins.none')}</p>}
      {known !== undefined && known.length > 0 && (
        <ul className="stack" aria-label={label}>
          {known.map(one => (
            <li key={one.id}>
              <p className="wrap"><span className="mono">{hostOf(one.origin)}</span> · {t(one.allowed ? 'settings.signInOrigins.allowed' : 'settings.signInOrigins.refused')}</p>
              <p className="small muted wrap">{t('settings.signInOrigins.by', { company: one.company, who: one.who, date: date(one.answeredAt) })}</p>
              <Button aria-label={t('settings.signInOrigins.revokeFor', { host: hostOf(one.origin) })} onClick={() => { void revoke(one) }}>{t('settings.signInOrigins.revoke')}</Button>
            </li>
          ))}
        </ul>
      )}
      <p ref={outcome} tabIndex={-1} role="status" className="small muted">{revoked !== '' && t('settings.signInOrigins.revoked', { host: revoked })}</p>
      {error !== undefined && <ErrorState error={error} />}
    </Panel>
  )
}

/** As people know it; what is not encrypted keeps its scheme. */
function hostOf(origin: string): string {
  return origin.replace(/^https:\/\//u, '')
}
