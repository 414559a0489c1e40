import { useState } from 'react'
import type { DelegatedRole } from '../../../electron/contract/session'
import type { Team, TeamMember } from '../../../electron/contract/team'
import { roleQuestions } from '../../../electron/domain/teamRules'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { ChangeOutcome } from './ChangeOutcome'
import { RoleChoice } from './RoleChoice'
import { useTeamChange } from './useTeamChange'

interface Props {
  readonly member: TeamMember
  readonly team: Team
  readonly blocked: string | undefined
  readonly onClose: () => void
  readonly onSaved: (team: Team, role: DelegatedRole) => void
  /** It was cancelled, so the list may say something else now. */
  readonly onCancelled: () => void
}

/** One user's role. One's own, and the last Full one, ask first. */
export function MemberDialog({ member, team, blocked, onClose, onSaved, onCancelled }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [role, setRole] = useState(member.role)
  const [asking, setAsking] = useState(false)
  const { busy, error, cancelling, run, close } = useTeamChange(() => bridge.calls['team.setRole']({ userId: member.id, role, confirmed: asking }), onClose)
  const questions = roleQuestions(team.members, member, role)
  const save = async (): Promise<void> => {
    if (questions.length > 0 && !asking) {
      setAsking(true)
      return
    }
    const result = await run()
    if (result?.ok === true) onSaved(result.value, role)
    else if (result?.error.kind === 'cancelled') onCancelled()
  }
  // Somebody in both groups has the role of one of them already, and is in the other as well.
  const settled = role === member.role && member.groups.length < 2
  const why = blocked ?? (settled ? t('team.nothingChanged') : undefined)
  return (
    <Dialog title={t('team.edit', { name: member.displayName })} onClose={close}>
      <p className="mono">{member.userPrincipalName}</p>
      <RoleChoice team={team} role={role} blocked={blocked !== undefined} onChange={next => { setRole(next); setAsking(false) }} />
      {asking && <Notice severity="warning">{questions.map(question => <p key={question}>{t(`team.ask.${question}`)}</p>)}</Notice>}
      <ChangeOutcome error={error} cancelling={cancelling} />
      <div className="dialog-buttons">
        <Button busy={cancelling} onClick={close}>{t('action.cancel')}</Button>
        <Button look="primary" busy={busy} blocked={why} onClick={() => { void save() }}>{t(asking ? 'team.changeAnyway' : 'team.saveRole')}</Button>
      </div>
    </Dialog>
  )
}
