import { lazy, Suspense, useState, type FormEvent } from 'react'
import type { KnownAccount, SignInChoice } from '../../../electron/contract/account'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge } from '../../stores/StoresContext'
import '../../styles/signIn.css'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { shown, useCall } from '../../ui/useCall'
import { useGoOn } from '../../ui/useGoOn'

const ForgetDialog = lazy(async () => ({ default: (await import('./ForgetDialog')).ForgetDialog }))

interface Props {
  /** Somebody made room for another account just now. */
  readonly switched: boolean
  readonly onSignIn: (choice?: SignInChoice) => void
}

const another = 'another'

/** The accounts that were used on this computer, another one, and the one button that signs in. */
export function Accounts({ switched, onSignIn }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const { state, reload } = useCall(() => bridge.calls['accounts.list'](), 'accounts')
  const accounts = shown(state) ?? []
  const [picked, setPicked] = useState<string | undefined>(undefined)
  const [forgotten, setForgotten] = useState<string | undefined>(undefined)
  const first = useGoOn<HTMLInputElement>(String(accounts.length))
  // Who makes room wants somebody else; everybody else comes back.
  const usual = accounts.at(switched ? 1 : 0)?.id ?? another
  const chosen = picked === another || accounts.some(({ id }) => id === picked) ? picked : usual
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (accounts.length === 0) onSignIn()
    else onSignIn(chosen === undefined || chosen === another ? { another: true } : { accountId: chosen })
  }
  return (
    <form className="stack" onSubmit={submit}>
      {forgotten !== undefined && <Notice severity="info"><p role="status" className="wrap">{t('accounts.forgotten', { account: forgotten })}</p></Notice>}
      {accounts.length > 0 && (
        <fieldset className="choice">
          <legend>{t('accounts.heading')}</legend>
          {accounts.map(account => (
            <Account
              key={account.id}
              account={account}
              checked={account.id === chosen}
              onPick={() => setPicked(account.id)}
              onForgotten={() => {
                setForgotten(account.userPrincipalName)
                setPicked(undefined)
                reload()
              }}
            />
          ))}
          <label className="known-account"><input ref={first} type="radio" name="account" checked={chosen === another} onChange={() => setPicked(another)} /><span>{t('accounts.another')}</span></label>
        </fieldset>
      )}
      <div><Button type="submit" look="primary">{t('signIn.button')}</Button></div>
    </form>
  )
}

interface AccountProps {
  readonly account: KnownAccount
  readonly checked: boolean
  readonly onPick: () => void
  readonly onForgotten: () => void
}

function Account({ account, checked, onPick, onForgotten }: AccountProps) {
  const { t } = useI18n()
  const [asking, setAsking] = useState(false)
  const { id, userPrincipalName, company, cloud, keepsSignIn } = account
  const where = [company, t(`cloud.${cloud}`), ...(keepsSignIn ? [t('accounts.kept')] : [])].join(' · ')
  return (
    <div className="known-account-row">
      <div>
        <label className="known-account"><input type="radio" name="account" checked={checked} aria-describedby={`account-${id}`} onChange={onPick} /><span className="wrap">{userPrincipalName}</span></label>
        <p className="small muted wrap" id={`account-${id}`}>{where}</p>
      </div>
      <Button look="quiet" aria-label={t('accounts.forget', { account: userPrincipalName })} onClick={() => setAsking(true)}>{t('accounts.forgetShort')}</Button>
      {asking && <Suspense fallback={null}><ForgetDialog account={account} onCancel={() => setAsking(false)} onForgotten={() => {
        setAsking(false)
        onForgotten()
      }} /></Suspense>}
    </div>
  )
}
