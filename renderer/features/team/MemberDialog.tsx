import { useState } from 'react'
import type { AppError } from '../../../electron/contract/errors'
import type { DelegatedRole } from '../../../electron/contract/session'
import type { Team, TeamMember } from '../../../electron/contract/team'
import { roleQuestions } from '../../../electron/domain/teamRules'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { ErrorState } from '../../ui/states'
import { RoleChoice } from './RoleChoice'

interface Props {
  readonly member: TeamMember
  readonly team: Team
  readonly blocked: string | undefined
  readonly onClose: () => void
  readonly onSaved: (team: Team, role: DelegatedRole) => void
}

/** One user's role. One's own, and the last Full one, ask first. */
export function MemberDialog({ member, team, blocked, onClose, onSaved }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [role, setRole] = useState(member.role)
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | undefined>(undefined)
  const questions = roleQuestions(team.members, member, role)
  const save = async (): Promise<void> => {
    if (questions.length > 0 && !asking) {
      setAsking(true)
      return
    }
    setBusy(true)
    setError(undefined)
    const result = await bridge.calls['team.setRole']({ userId: member.id, role, confirmed: asking })
    setBusy(false)
    if (result.ok) onSaved(result.value, role)
    else setError(result.error)
  }
  const why = blocked ?? (role === member.role ? t('team.nothingChanged') : undefined)
  return (
    <Dialog title={t('team.edit', { name: member.displayName })} onClose={onClose}>
      <p className="mono">{member.userPrincipalName}</p>
      <RoleChoice team={team} role={role} blocked={blocked !== undefined} onChange={next => { setRole(next); setAsking(false) }} />
      {asking && <Notice severity="warning">{questions.map(question => <p key={question}>{t(`team.ask.${question}`)}</p>)}</Notice>}
      {error !== undefined && <ErrorState error={error} />}
      <div className="dialog-buttons">
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button look="primary" busy={busy} blocked={why} onClick={() => { void save() }}>{t(asking ? 'team.changeAnyway' : 'team.saveRole')}</Button>
      </div>
    </Dialog>
  )
}
