import { useCallback, useEffect, useRef, useState, type FormEvent } from 'react'
import type { CustomerDetails } from '../../../../electron/contract/customer'
import type { AppError, Result } from '../../../../electron/contract/errors'
import type { ResetTarget } from '../../../../electron/contract/passwordReset'
import { passwordKinds, type MadePassword, type PasswordKind } from '../../../../electron/contract/passwords'
import { meetsRules } from '../../../../electron/domain/passwords/passwordPolicy'
import { useI18n } from '../../../i18n/I18nContext'
import { useBridge } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { FieldError } from '../../../ui/FieldError'
import { ErrorState } from '../../../ui/states'
import { TypedPassword } from './TypedPassword'

export interface PasswordChoice {
  readonly password: string
  readonly mustChange: boolean
  readonly confirmedName?: string
}

interface Props {
  readonly customer: CustomerDetails
  readonly target: ResetTarget
  readonly onSubmit: (choice: PasswordChoice) => void
}

type Kind = PasswordKind | 'typed'
const kinds: readonly Kind[] = [...passwordKinds, 'typed']
/** From here on a password may stay, which nobody changes at the next sign-in. */
const strongBits = 64

/** Which password, whether it must be changed, and for administrators the customer's name; it asks once, by naming the user. */
export function PasswordForm({ customer, target: { user, roles }, onSubmit }: Props) {
  const { t } = useI18n()
  const [kind, setKind] = useState<Kind>('words')
  const [typed, setTyped] = useState('')
  const [mustChange, setMustChange] = useState(true)
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const { made, error, again } = useMadePassword(kind, user.userPrincipalName, customer.name)
  const typedBox = useRef<HTMLInputElement>(null)
  const nameBox = useRef<HTMLInputElement>(null)
  const owner = { userPrincipalName: user.userPrincipalName, company: customer.name }
  const privileged = roles.length > 0
  const unmet = kind === 'typed' && !meetsRules(typed, owner)
  const unconfirmed = privileged && name.trim().toLowerCase() !== customer.name.trim().toLowerCase()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    const password = kind === 'typed' ? typed : made?.password
    if (unmet) typedBox.current?.focus()
    else if (unconfirmed) nameBox.current?.focus()
    else if (password !== undefined) onSubmit({ password, mustChange: user.synchronised || mustChange, ...(privileged && { confirmedName: name }) })
  }
  return (
    <form className="stack-large reset-form" onSubmit={submit} noValidate>
      <fieldset className="choice">
        <legend>{t('password.new')}</legend>
        {kinds.map(one => (
          <label key={one} className="row"><input type="radio" name="password-kind" checked={kind === one} onChange={() => setKind(one)} />{t(`password.kind.${one}`)}</label>
        ))}
        {made !== undefined && <p className="small muted" role="status">{t('password.strength', { level: t(made.bits >= strongBits ? 'password.level.strong' : 'password.level.good'), bits: made.bits })}</p>}
      </fieldset>
      {error !== undefined && <ErrorState error={error} onRetry={again} />}
      {kind === 'typed' && <TypedPassword box={typedBox} value={typed} owner={owner} problem={tried && unmet} onChange={setTyped} />}
      <MustChange forced={user.synchronised} value={mustChange} onChange={setMustChange} />
      {privileged && (
        <div className="field">
          <label htmlFor="reset-confirm">{t('reset.confirm', { customer: customer.name })}</label>
          <input id="reset-confirm" ref={nameBox} className="input" type="text" autoComplete="off" spellCheck={false} maxLength={300} value={name} aria-required="true" aria-invalid={tried && unconfirmed} aria-describedby="reset-confirm-missing" onChange={event => setName(event.target.value)} />
          <FieldError id="reset-confirm-missing" text={tried && unconfirmed ? t('reset.confirmMissing', { customer: customer.name }) : undefined} />
        </div>
      )}
      <div><Button look="primary" type="submit" busy={kind !== 'typed' && made === undefined && error === undefined}>{t('reset.submit', { name: user.name })}</Button></div>
    </form>
  )
}

interface MadeOrNot {
  readonly made: MadePassword | undefined
  readonly error: AppError | undefined
  readonly again: () => void
}

/** A password from the main process's source of random numbers, a new one for each kind. It is not shown before it counts. */
function useMadePassword(kind: Kind, userPrincipalName: string, company: string): MadeOrNot {
  const bridge = useBridge()
  const [held, setHeld] = useState<{ readonly kind: Kind; readonly result: Result<MadePassword> } | undefined>(undefined)
  const asked = useRef(0)
  const make = useCallback(() => {
    if (kind === 'typed') return
    asked.current += 1
    const question = asked.current
    void bridge.calls['passwords.make']({ kind, userPrincipalName, company }).then(result => {
      if (asked.current === question) setHeld({ kind, result })
    })
  }, [bridge, kind, userPrincipalName, company])
  useEffect(() => {
    make()
    return () => { asked.current += 1 }
  }, [make])
  const result = held?.kind === kind ? held.result : undefined
  const again = (): void => {
    setHeld(undefined)
    make()
  }
  return { made: result?.ok === true ? result.value : undefined, error: result?.ok === false ? result.error : undefined, again }
}

interface MustChangeProps {
  /** The service leaves no choice. */
  readonly forced: boolean
  readonly value: boolean
  readonly onChange: (value: boolean) => void
}

function MustChange({ forced, value, onChange }: MustChangeProps) {
  const { t } = useI18n()
  const checked = forced || value
  return (
    <div className="stack-small">
      <label className="row">
        <input type="checkbox" checked={checked} aria-disabled={forced || undefined} aria-describedby="reset-must-change" onChange={event => { if (!forced) onChange(event.target.checked) }} />
        {t('password.mustChange')}
      </label>
      <p id="reset-must-change" className="small muted">{forced ? t('password.mustChangeForced') : !checked && t('password.stays')}</p>
    </div>
  )
}
