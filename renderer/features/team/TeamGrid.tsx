import { useCallback } from 'react'
import type { TeamMember } from '../../../electron/contract/team'
import { useI18n } from '../../i18n/I18nContext'
import { SortHead } from '../../ui/grid/SortHead'
import { VirtualGrid } from '../../ui/grid/VirtualGrid'
import { Icon } from '../../ui/Icon'
import type { TeamSort } from './useTeamRows'

interface Props {
  readonly rows: readonly TeamMember[]
  readonly sort: TeamSort
  readonly descending: boolean
  readonly onSort: (sort: TeamSort) => void
  readonly onOpen: (member: TeamMember) => void
}

/** All users, each of which opens with its role. */
export function TeamGrid({ rows, sort, descending, onSort, onOpen }: Props) {
  const { t } = useI18n()
  const onSight = useCallback(() => undefined, [])
  const columns = [
    { key: 'name', label: t('team.name') }, { key: 'userName', label: t('team.userName') }, { key: 'role', label: t('team.role') }, { key: 'signIn', label: t('team.signInColumn') }
  ] as const
  return (
    <VirtualGrid
      label={t('nav.team')}
      className="team-grid"
      columns={columns.length}
      total={rows.length}
      head={<SortHead columns={columns} sort={sort} descending={descending} onSort={onSort} />}
      onSight={onSight}
      rowAt={index => rows[index]}
      cells={Cells}
      onOpen={onOpen}
    />
  )
}

function Cells({ row }: { readonly row: TeamMember }) {
  const { t } = useI18n()
  return (
    <>
      <div role="gridcell" aria-colindex={1}>{row.isSelf ? t('team.you', { name: row.displayName }) : row.displayName}</div>
      <div role="gridcell" aria-colindex={2}>{row.userPrincipalName}</div>
      <div role="gridcell" aria-colindex={3}>{t(`team.role.${row.role}`)}</div>
      <div role="gridcell" aria-colindex={4}><span className="status" data-tone={row.accountEnabled ? 'good' : 'bad'}><Icon name={row.accountEnabled ? 'check' : 'prohibited'} />{t(row.accountEnabled ? 'team.signInAllowed' : 'team.signInBlocked')}</span></div>
    </>
  )
}
