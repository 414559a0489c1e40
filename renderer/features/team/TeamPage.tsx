import { useState } from 'react'
import type { DelegatedRole } from '../../../electron/contract/session'
import type { Team, TeamMember } from '../../../electron/contract/team'
import { useI18n } from '../../i18n/I18nContext'
import { TopicWords } from '../../i18n/TopicWords'
import { teamWords } from '../../i18n/topics/team'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Age } from '../../ui/Age'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { RightsLink } from '../../ui/RightsLink'
import { EmptyState, ErrorState, Loading } from '../../ui/states'
import { shown, useCall } from '../../ui/useCall'
import { MemberDialog } from './MemberDialog'
import { NewUserDialog } from './NewUserDialog'
import { TeamGrid } from './TeamGrid'
import { useTeamRows } from './useTeamRows'
import '../../styles/team.css'

/** The partner's users with their delegated administration roles (capabilities 2.3). */
export function TeamPage() {
  return <TopicWords words={teamWords}><TeamOf /></TopicWords>
}

function TeamOf() {
  const { t } = useI18n()
  const bridge = useBridge()
  // How far a role reaches is known when the reading of who has access has ended.
  const read = useTopic('relationships', ({ batch }) => (batch?.kind === 'check' && !batch.running ? batch.done : 0))
  const { state, reload, put } = useCall(() => bridge.calls['team.list'](), 'team', read)
  const [creating, setCreating] = useState(false)
  const team = shown(state)
  const blocked = team?.mayChange === true ? undefined : t('team.mayNot')
  return (
    <Page title={t('nav.team')} help="team.help" action={team !== undefined && <Button look="primary" blocked={blocked} onClick={() => setCreating(true)}>{t('team.new')}</Button>}>
      {state.step === 'loading' && <Loading />}
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload} />}
      {team !== undefined && <Members team={team} blocked={blocked} onChanged={put} onCancelled={reload} />}
      {creating && team !== undefined && <NewUserDialog team={team} onCreated={reload} onClose={() => setCreating(false)} />}
    </Page>
  )
}

interface MembersProps {
  readonly team: Team
  readonly blocked: string | undefined
  readonly onChanged: (team: Team) => void
  readonly onCancelled: () => void
}

function Members({ team, blocked, onChanged, onCancelled }: MembersProps) {
  const { t } = useI18n()
  const { rows, text, setText, sort, descending, order } = useTeamRows(team.members)
  const [open, setOpen] = useState<TeamMember | undefined>(undefined)
  const [saved, setSaved] = useState<{ readonly name: string; readonly role: DelegatedRole } | undefined>(undefined)
  return (
    <div className="stack">
      {team.source === 'cache' && <Notice severity="warning" announce={false}><p>{t('team.fromCache')}</p></Notice>}
      <div className="filters">
        <div className="field">
          <label htmlFor="team-filter">{t('team.filter')}</label>
          <input id="team-filter" className="input" type="search" value={text} maxLength={200} spellCheck={false} onChange={event => setText(event.target.value)} />
        </div>
        <p role="status" className="nums muted">{t('team.count', { count: rows.length })}</p>
        <Age instant={team.readAt} />
        <RightsLink />
      </div>
      <p role="status">{saved !== undefined && t('team.roleSaved', { name: saved.name, role: t(`team.role.${saved.role}`) })}</p>
      {rows.length === 0
        ? <EmptyState text={t('team.empty')}><Button onClick={() => setText('')}>{t('team.showAll')}</Button></EmptyState>
        : <TeamGrid rows={rows} sort={sort} descending={descending} onSort={order} onOpen={setOpen} />}
      {open !== undefined && (
        <MemberDialog
          member={team.members.find(({ id }) => id === open.id) ?? open}
          team={team}
          blocked={blocked}
          onClose={() => setOpen(undefined)}
          onCancelled={onCancelled}
          onSaved={(changed, role) => {
            setOpen(undefined)
            setSaved({ name: open.displayName, role })
            onChanged(changed)
          }}
        />
      )}
    </div>
  )
}
