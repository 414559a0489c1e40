import type { DelegatedRole } from '../../../electron/contract/session'
import type { Team } from '../../../electron/contract/team'
import { groupOfRole } from '../../../electron/domain/teamRules'
import { roleName } from '../../../electron/domain/roleNames'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { ErrorState } from '../../ui/states'
import { useAction } from '../../ui/useAction'
import { useBatch } from '../relationships/BatchProgress'

interface Props {
  readonly team: Team
  readonly role: DelegatedRole
  readonly blocked: boolean
  readonly onChange: (role: DelegatedRole) => void
}

/** The three roles, and what stands behind each in plain words: which group, and where that has access. */
export function RoleChoice({ team, role, blocked, onChange }: Props) {
  const { t } = useI18n()
  return (
    <fieldset className="choice">
      <legend>{t('team.role')}</legend>
      {(['none', 'limited', 'full'] as const).map(one => (
        <div key={one} className="role-choice">
          <input id={`team-role-${one}`} type="radio" name="team-role" checked={role === one} aria-disabled={blocked || undefined} aria-describedby={`team-role-${one}-about`} onChange={() => { if (!blocked) onChange(one) }} />
          <label htmlFor={`team-role-${one}`}>{t(`team.role.${one}`)}</label>
          <div id={`team-role-${one}-about`} className="small muted"><p>{t(`team.explain.${one}`)}</p><Reach team={team} role={one} /></div>
        </div>
      ))}
      <Unread team={team} />
    </fieldset>
  )
}

function Reach({ team, role }: { readonly team: Team; readonly role: DelegatedRole }) {
  const { t, language } = useI18n()
  const reach = team.reach.find(({ group }) => group === groupOfRole(role))
  if (role === 'none' || reach === undefined) return null
  if (reach.customers === 0) return <p>{t('team.reachNone')}</p>
  return <p>{t('team.reach', { customers: reach.customers, roles: reach.roles.map(id => roleName(language, id)).join(', ') })}</p>
}

/** Who has access is read for each relationship by itself, so not before somebody wants to know. */
function Unread({ team }: { readonly team: Team }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const check = useAction(() => bridge.calls['access.check']())
  const batch = useBatch()
  const reading = batch?.kind === 'check' && batch.running
  const stopped = batch?.kind === 'check' && batch.stopped
  const unread = Math.max(0, ...team.reach.map(one => one.unread))
  if (unread === 0) return null
  return (
    <div className="row small">
      <span role="status">{reading ? t('team.reading') : <>{stopped && <>{t('team.stopped')} </>}{t('team.unread', { count: unread })}</>}</span>
      {reading
        ? <Button onClick={() => { void bridge.calls['relationships.stopBatch']() }}>{t('team.stopReading')}</Button>
        : <Button busy={check.busy} onClick={() => { void check.run() }}>{t('team.readAccess')}</Button>}
      {check.error !== undefined && <ErrorState error={check.error} />}
    </div>
  )
}
