import { Link } from 'wouter'
import type { RadarEntry } from '../../../../electron/contract/relationship'
import type { RoleTemplate } from '../../../../electron/contract/roleTemplate'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { useBridge, useTopic } from '../../../stores/StoresContext'
import { Deadline } from '../../../ui/Age'
import { Page } from '../../../ui/Page'
import { EmptyState, ErrorState, Loading } from '../../../ui/states'
import { shown, useCall } from '../../../ui/useCall'
import { Customer } from '../Customer'
import { Freshness } from '../Freshness'
import { RefreshRelationships } from '../RefreshRelationships'
import { RenewButton } from '../RenewButton'
import { roleList, rolesInWords } from '../roleWords'
import { Sections } from '../Sections'
import { useRoleTemplates } from '../useRoleTemplates'
import { RadarStrip } from './RadarStrip'

/** What ends in the next 90 days, drawn and as a table, with the way to renew it (capabilities 5.2). */
export function RadarPage() {
  const { t } = useI18n()
  const bridge = useBridge()
  const revision = useTopic('relationships', state => state.revision)
  const { state, reload } = useCall(() => bridge.calls['relationships.radar'](), 'radar', revision)
  const { roles } = useRoleTemplates()
  const radar = shown(state)
  return (
    <Page title={t('relationships.radar')} help="radar.help" action={<RefreshRelationships />}>
      <Sections />
      <Freshness readAt={radar?.readAt} />
      {state.step === 'loading' && <Loading />}
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload} />}
      {radar !== undefined && radar.entries.length === 0 && <EmptyState text={t('radar.nothing')}><Link href={paths.relationships}>{t('relationships.all')}</Link></EmptyState>}
      {radar !== undefined && radar.entries.length > 0 && (
        <>
          <RadarStrip entries={radar.entries} />
          <Table entries={radar.entries} templates={roles?.templates ?? []} />
        </>
      )}
      {radar !== undefined && radar.extending > 0 && <p><Link href={paths.relationshipsWhere({ autoExtend: 'yes' })}>{t('radar.extending', { count: radar.extending })}</Link></p>}
    </Page>
  )
}

function Table({ entries, templates }: { readonly entries: readonly RadarEntry[]; readonly templates: readonly RoleTemplate[] }) {
  const i18n = useI18n()
  const { t } = i18n
  return (
    <div className="table-wrap">
      <table className="table">
        <caption className="hidden-visually">{t('radar.table')}</caption>
        <thead><tr><th scope="col">{t('relationships.customer')}</th><th scope="col">{t('relationships.ends')}</th><th scope="col">{t('relationships.roles')}</th><th scope="col">{t('radar.note')}</th><th scope="col"><span className="hidden-visually">{t('radar.action')}</span></th></tr></thead>
        <tbody>
          {entries.map(entry => (
            <tr key={entry.id}>
              <th scope="row"><span className="name-cell"><Customer of={entry} linked /></span></th>
              <td data-window={entry.window}><Link href={paths.relationship(entry.id)}><Deadline instant={entry.endsAt} /></Link></td>
              <td title={roleList(i18n, entry.roles)}>{rolesInWords(i18n, entry.roles, entry.templateId, templates)}</td>
              <td>{entry.renewed ? t('radar.renewed') : entry.waiting ? t('radar.waiting') : ''}</td>
              <td>{!entry.renewed && entry.tenantId !== undefined && <RenewButton id={entry.id} customer={entry.customer} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
