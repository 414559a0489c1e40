import { useState } from 'react'
import { Link } from 'wouter'
import type { AccessReport } from '../../../../electron/contract/relationship'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { useBridge, useTopic } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { Page } from '../../../ui/Page'
import { EmptyState, ErrorState, Loading } from '../../../ui/states'
import { useAction } from '../../../ui/useAction'
import { shown, useCall } from '../../../ui/useCall'
import { BatchProgress, useBatch } from '../BatchProgress'
import { Customer } from '../Customer'
import { DeviationList } from '../DeviationList'
import { Freshness } from '../Freshness'
import { RepairButton } from '../RepairButton'
import { takenAway } from '../takenAway'
import { Sections } from '../Sections'
import { useChosen } from '../useChosen'

/** Where the access of the team differs from the mapping, and the repair of one or many (capabilities 5.3). */
export function AccessPage() {
  const { t } = useI18n()
  const bridge = useBridge()
  const batch = useBatch()
  const rolesRevision = useTopic('relationships', state => state.rolesRevision)
  const offline = useTopic('session', state => state.connection === 'offline')
  // While a check goes on the report fills; twice a second is enough to see that.
  const { state, reload } = useCall(() => bridge.calls['access.report'](), 'report', rolesRevision * 1_000_000 + (batch?.done ?? 0) * 2 + (batch?.running === true ? 1 : 0))
  const report = shown(state)
  const check = useAction(() => bridge.calls['access.check']())
  return (
    <Page
      title={t('relationships.access')}
      help="access.help"
      action={<Button icon="sync" look="primary" busy={check.busy} blocked={offline ? t('relationships.offline') : batch?.running === true ? t('batch.running') : undefined} onClick={() => { void check.run() }}>{t('access.checkAll')}</Button>}
    >
      <Sections />
      <Freshness readAt={report?.readAt} />
      {state.step === 'loading' && <Loading />}
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload} />}
      {check.error !== undefined && <ErrorState error={check.error} />}
      <BatchProgress kinds={['check', 'repair']} />
      {report !== undefined && <Report report={report} />}
    </Page>
  )
}

function Report({ report }: { readonly report: AccessReport }) {
  const { t } = useI18n()
  const { rows, relationships, read, differing } = report
  const repairable = rows.filter(({ deviations }) => deviations.some(({ kind }) => kind !== 'unmapped'))
  const { chosen, toggle, choose } = useChosen(rows.map(({ id }) => id))
  const [removeUnmapped, setRemoveUnmapped] = useState(false)
  return (
    <>
      <p role="status" className="nums">{t('access.found', { count: differing, read, total: relationships })} <Link href={paths.roleTemplates}>{t('access.mapping')}</Link></p>
      {rows.length === 0 && read > 0 && read === relationships && <EmptyState text={t('access.allFits')} />}
      {rows.length > 0 && (
        <>
          <div className="row">
            <RepairButton look="primary" ids={chosen} removeUnmapped={removeUnmapped} takesAway={takenAway(rows.filter(({ id }) => chosen.includes(id)))} blocked={chosen.length === 0 ? t('access.chooseFirst') : undefined} />
            <Button look="quiet" onClick={() => choose(chosen.length === repairable.length ? [] : repairable.map(({ id }) => id))}>{t(chosen.length === repairable.length ? 'waiting.chooseNone' : 'waiting.chooseAll')}</Button>
            <label className="row"><input type="checkbox" checked={removeUnmapped} onChange={event => setRemoveUnmapped(event.target.checked)} />{t('access.removeUnmapped')}</label>
          </div>
          <div className="table-wrap">
            <table className="table">
              <caption className="hidden-visually">{t('access.differing')}</caption>
              <thead><tr><th scope="col"><span className="hidden-visually">{t('waiting.chosen')}</span></th><th scope="col">{t('relationships.customer')}</th><th scope="col">{t('relationships.name')}</th><th scope="col">{t('access.difference')}</th></tr></thead>
              <tbody>
                {rows.map(row => (
                  <tr key={row.id}>
                    <td><input type="checkbox" checked={chosen.includes(row.id)} aria-label={t('waiting.choose', { customer: row.customer ?? row.name, name: row.name })} onChange={() => toggle(row.id)} /></td>
                    <th scope="row"><span className="name-cell"><Customer of={row} linked /></span></th>
                    <td><Link href={paths.relationship(row.id)}>{row.name}</Link></td>
                    <td><DeviationList deviations={row.deviations} /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </>
  )
}
