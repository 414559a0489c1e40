import { useState } from 'react'
import { Link } from 'wouter'
import type { AccessAssignment, RelationshipDetails } from '../../../../electron/contract/relationship'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { Moment } from '../../../ui/Age'
import { Icon } from '../../../ui/Icon'
import { DeviationList } from '../DeviationList'
import { RepairButton } from '../RepairButton'
import { takenAway } from '../takenAway'
import { roleList, rolesInWords } from '../roleWords'
import { useRoleTemplates } from '../useRoleTemplates'

const tones = { active: ['good', 'check'], pending: ['warn', 'clock'], error: ['bad', 'error'], deleting: ['none', 'clock'], deleted: ['none', 'prohibited'] } as const
type KnownStatus = keyof typeof tones
const isKnown = (status: string): status is KnownStatus => status in tones

/** Who in the team gets in, with which roles, and how that differs from the mapping. */
export function Assignments({ details }: { readonly details: RelationshipDetails }) {
  const { t } = useI18n()
  const [removeUnmapped, setRemoveUnmapped] = useState(false)
  const { assignments, deviations, actions } = details
  const unmapped = deviations.some(({ kind }) => kind === 'unmapped')
  const repairable = deviations.some(({ kind }) => kind !== 'unmapped') || (unmapped && removeUnmapped)
  return (
    <section className="stack" aria-labelledby="relationship-access">
      <h2 id="relationship-access">{t('relationships.access')}</h2>
      {assignments.length === 0 ? <p className="muted">{t('access.nobody')}</p> : <Table assignments={assignments} />}
      {deviations.length > 0 && (
        <div className="stack">
          <p>{t('access.differs')} <Link href={paths.roleTemplates}>{t('access.mapping')}</Link></p>
          <DeviationList deviations={deviations} />
          {unmapped && <label className="row"><input type="checkbox" checked={removeUnmapped} onChange={event => setRemoveUnmapped(event.target.checked)} />{t('access.removeUnmapped')}</label>}
          <div><RepairButton ids={[details.id]} removeUnmapped={removeUnmapped} takesAway={takenAway([details])} blocked={actions.repair.allowed ? (repairable ? undefined : t('access.onlyUnmapped')) : t(`relationships.why.${actions.repair.reason as 'over'}`)} /></div>
        </div>
      )}
    </section>
  )
}

function Table({ assignments }: { readonly assignments: readonly AccessAssignment[] }) {
  const i18n = useI18n()
  const { t } = i18n
  const { roles } = useRoleTemplates()
  return (
    <div className="table-wrap">
      <table className="table">
        <caption className="hidden-visually">{t('relationships.access')}</caption>
        <thead><tr><th scope="col">{t('relationships.group')}</th><th scope="col">{t('relationships.state')}</th><th scope="col">{t('relationships.roles')}</th><th scope="col">{t('access.since')}</th></tr></thead>
        <tbody>
          {assignments.map(one => (
            <tr key={one.id}>
              <th scope="row">{one.groupName ?? <span className="mono">{one.groupId}</span>}</th>
              <td><AssignmentStatus status={one.status} /></td>
              <td title={roleList(i18n, one.roles)}>{rolesInWords(i18n, one.roles, undefined, roles?.templates ?? [])}</td>
              <td>{one.createdAt !== undefined && <Moment instant={one.createdAt} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function AssignmentStatus({ status }: { readonly status: string }) {
  const { t } = useI18n()
  if (!isKnown(status)) return <>{status}</>
  const [tone, icon] = tones[status]
  return <span className="status" data-tone={tone}><Icon name={icon} />{t(`access.status.${status}`)}</span>
}
