import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Link, useLocation } from 'wouter'
import type { CustomerDetails } from '../../../../electron/contract/customer'
import type { AppError } from '../../../../electron/contract/errors'
import type { CustomerUser, FoundUsers } from '../../../../electron/contract/passwordReset'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { useBridge } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { FieldError } from '../../../ui/FieldError'
import { EmptyState, ErrorState } from '../../../ui/states'
import { useGoOn } from '../../../ui/useGoOn'
import { AccountSource, SignInState } from '../UserState'

/** Finds the user: by the complete name, which leads there at once, or among those whose names begin so. */
export function UserSearch({ customer }: { readonly customer: CustomerDetails }) {
  const { t } = useI18n()
  const [, go] = useLocation()
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  const { found, busy, error, find, more } = useUserSearch(customer)
  // The last part takes its button away: the work goes on where it says how many there are, above them.
  const count = useGoOn<HTMLParagraphElement>(found?.more ?? '')
  useEffect(() => { box.current?.focus() }, [])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const wanted = text.trim()
    setMissing(wanted === '')
    if (wanted === '') box.current?.focus()
    else if (wanted.includes('@')) go(paths.resetPassword(customer.tenantId, wanted))
    else void find(wanted)
  }
  return (
    <div className="stack">
      <form className="stack" role="search" aria-label={t('reset.who')} onSubmit={submit} noValidate>
        <div className="field">
          <label htmlFor="reset-search">{t('reset.search')}</label>
          <div className="with-button">
            <input
              id="reset-search" ref={box} className="input" type="text" value={text} maxLength={120} spellCheck={false} autoComplete="off" aria-invalid={missing} aria-describedby="reset-search-hint reset-search-missing"
              onChange={event => { setText(event.target.value); setMissing(false) }}
            />
            <Button look="primary" type="submit" icon="search" busy={busy}>{t('reset.find')}</Button>
          </div>
          <span id="reset-search-hint" className="small muted">{t('reset.searchHint')}</span>
          <FieldError id="reset-search-missing" text={missing ? t('reset.searchMissing') : undefined} />
        </div>
      </form>
      {error !== undefined && <ErrorState error={error} />}
      <p ref={count} tabIndex={-1} role="status" className="nums muted">{found !== undefined && t('reset.found', { count: found.total ?? found.users.length })}</p>
      {found !== undefined && found.users.length === 0 && <EmptyState text={t('reset.noneFound')} />}
      {found !== undefined && found.users.length > 0 && <Results users={found.users} customer={customer} />}
      {found?.more !== undefined && <div><Button busy={busy} onClick={() => { void more() }}>{t('reset.more')}</Button></div>}
    </div>
  )
}

interface Held {
  readonly text: string
  readonly found: FoundUsers
}

function useUserSearch({ tenantId }: CustomerDetails) {
  const bridge = useBridge()
  const [held, setHeld] = useState<Held | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | undefined>(undefined)
  const asked = useRef(0)
  const ask = async (text: string, before: FoundUsers | undefined): Promise<void> => {
    asked.current += 1
    const question = asked.current
    setBusy(true)
    setError(undefined)
    const result = await bridge.calls['passwords.find']({ tenantId, text, ...(before?.more !== undefined && { more: before.more }) })
    // An answer to an older question must not take the place of a newer one.
    if (asked.current !== question) return
    setBusy(false)
    if (result.ok) setHeld({ text, found: { ...result.value, users: [...(before?.users ?? []), ...result.value.users], ...(before?.total !== undefined && { total: before.total }) } })
    else setError(result.error)
  }
  return {
    found: held?.found,
    busy,
    error,
    find: (text: string) => ask(text, undefined),
    more: () => (held === undefined ? Promise.resolve() : ask(held.text, held.found))
  }
}

function Results({ users, customer }: { readonly users: readonly CustomerUser[]; readonly customer: CustomerDetails }) {
  const { t } = useI18n()
  return (
    <div className="table-wrap">
      <table>
        <caption className="hidden-visually">{t('reset.who')}</caption>
        <thead><tr><th scope="col">{t('help.name')}</th><th scope="col">{t('help.userName')}</th><th scope="col">{t('help.signIn')}</th><th scope="col">{t('help.source')}</th></tr></thead>
        <tbody>
          {users.map(user => (
            <tr key={user.id}>
              <td><Link href={paths.resetPassword(customer.tenantId, user.userPrincipalName)} aria-label={t('reset.choose', { name: user.name })}>{user.name}</Link></td>
              <td className="wrap">{user.userPrincipalName}</td>
              <td><SignInState enabled={user.accountEnabled} /></td>
              <td>{user.guest ? t('reset.guestAccount') : <AccountSource synchronised={user.synchronised} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
