import { useState, type FormEvent } from 'react'
import type { DelegatedRole } from '../../../electron/contract/session'
import type { CreatedUser, Team } from '../../../electron/contract/team'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { FieldError } from '../../ui/FieldError'
import { Notice } from '../../ui/Notice'
import { ErrorState } from '../../ui/states'
import { SecretOnce } from '../secret/SecretOnce'
import { useForget } from '../secret/useForget'
import { ChangeOutcome } from './ChangeOutcome'
import { RoleChoice } from './RoleChoice'
import { useTeamChange } from './useTeamChange'

interface Props {
  readonly team: Team
  readonly onCreated: () => void
  readonly onClose: () => void
}

const aliasPattern = /^[A-Za-z\d][A-Za-z\d._'+-]{0,63}$/u

/** A new user with a role; the password is made here, and shown once. */
export function NewUserDialog({ team, onCreated, onClose }: Props) {
  const [made, setMade] = useState<CreatedUser | undefined>(undefined)
  useForget(() => setMade(before => before && { ...before, password: '' }))
  if (made !== undefined) return <Made user={made} onClose={onClose} />
  return <NewUserForm team={team} onClose={onClose} onMade={user => { setMade(user); onCreated() }} />
}

function NewUserForm({ team, onClose, onMade }: Pick<Props, 'team' | 'onClose'> & { readonly onMade: (user: CreatedUser) => void }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [displayName, setDisplayName] = useState('')
  const [alias, setAlias] = useState('')
  const [domain, setDomain] = useState(team.domains[0] ?? '')
  const [role, setRole] = useState<DelegatedRole>('limited')
  const [left, setLeft] = useState({ name: false, alias: false })
  const { busy, error, cancelling, run, close } = useTeamChange(() => bridge.calls['team.create']({ displayName: displayName.trim(), alias: alias.trim(), domain, role }), onClose)
  const problems = { name: displayName.trim() === '', alias: !aliasPattern.test(alias.trim()) }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setLeft({ name: true, alias: true })
    if (problems.name || problems.alias || busy) return
    const result = await run()
    if (result?.ok === true) onMade(result.value)
  }
  return (
    <Dialog title={t('team.newTitle')} onClose={close}>
      <form className="stack" noValidate onSubmit={event => { void submit(event) }}>
        <div className="field">
          <label htmlFor="team-name">{t('team.displayName')}</label>
          <input id="team-name" className="input" type="text" autoComplete="off" maxLength={256} value={displayName} aria-invalid={left.name && problems.name} aria-describedby="team-name-error" onChange={event => setDisplayName(event.target.value)} onBlur={event => { if (!(event.relatedTarget instanceof HTMLButtonElement)) setLeft(before => ({ ...before, name: true })) }} />
          <FieldError id="team-name-error" text={left.name && problems.name ? t('team.problem.name') : undefined} />
        </div>
        <div className="field">
          <label htmlFor="team-alias">{t('team.alias')}</label>
          <input id="team-alias" className="input" type="text" autoComplete="off" spellCheck={false} maxLength={64} value={alias} aria-invalid={left.alias && problems.alias} aria-describedby="team-alias-error" onChange={event => setAlias(event.target.value)} onBlur={event => { if (!(event.relatedTarget instanceof HTMLButtonElement)) setLeft(before => ({ ...before, alias: true })) }} />
          <FieldError id="team-alias-error" text={left.alias && problems.alias ? t('team.problem.alias') : undefined} />
        </div>
        <div className="field">
          <label htmlFor="team-domain">{t('team.domain')}</label>
          <select id="team-domain" className="input" value={domain} onChange={event => setDomain(event.target.value)}>
            {team.domains.map(one => <option key={one} value={one}>{one}</option>)}
          </select>
        </div>
        <RoleChoice team={team} role={role} blocked={false} onChange={setRole} />
        <ChangeOutcome error={error} cancelling={cancelling} />
        <div className="dialog-buttons">
          <Button busy={cancelling} onClick={close}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" busy={busy}>{t('team.create')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function Made({ user, onClose }: { readonly user: CreatedUser; readonly onClose: () => void }) {
  const { t } = useI18n()
  return (
    <Dialog title={t('team.newTitle')} onClose={onClose}>
      <p role="status" className="wrap">{t('team.created', { user: user.userPrincipalName })}</p>
      {user.roleError !== undefined && <><Notice severity="warning"><p>{t('team.roleNotSet')}</p></Notice><ErrorState error={user.roleError} /></>}
      <SecretOnce label={t('team.passwordOf', { user: user.userPrincipalName })} secret={user.password} />
      <div className="dialog-buttons"><Button look="primary" onClick={onClose}>{t('action.close')}</Button></div>
    </Dialog>
  )
}
