import { useCallback, useMemo } from 'react'
import { Link, useLocation } from 'wouter'
import type { RelationshipRow, RelationshipSortKey } from '../../../../electron/contract/relationship'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { useBridge, useTopic } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { ExportButton } from '../../../ui/ExportButton'
import { usePages } from '../../../ui/grid/usePages'
import { Page } from '../../../ui/Page'
import { EmptyState, ErrorState, Loading } from '../../../ui/states'
import { shown, useCall } from '../../../ui/useCall'
import { useTypedText } from '../../../ui/useTypedText'
import { Freshness } from '../Freshness'
import { RefreshRelationships } from '../RefreshRelationships'
import { Sections } from '../Sections'
import { useRoleTemplates } from '../useRoleTemplates'
import { Filters } from './Filters'
import { narrows, queryFor, shownFor, type Shown } from './filterAddress'
import { RelationshipGrid } from './RelationshipGrid'

/** All relationships of the partner, found by whatever the address says (capabilities 5.2). */
export function ListPage({ query }: { readonly query: string }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [, go] = useLocation()
  const revision = useTopic('relationships', state => state.revision)
  const asked = useMemo(() => shownFor(query), [query])
  const show = useCallback((next: Shown) => {
    const wanted = queryFor(next)
    go(Object.keys(wanted).length === 0 ? paths.relationships : paths.relationshipsWhere(wanted), { replace: true })
  }, [go])
  const { text, setText } = useTypedText(asked.filter.text, useCallback((next: string) => show({ ...asked, filter: { ...asked.filter, text: next } }), [asked, show]))
  const { held, need, reload } = usePages<RelationshipRow, Shown>(
    ({ filter, sort, descending }, offset, limit) => bridge.calls['relationships.find']({ ...filter, sort, descending, offset, limit }), asked, revision
  )
  const summary = shown(useCall(() => bridge.calls['relationships.summary'](), 'summary', revision).state)
  const { roles } = useRoleTemplates()
  const order = useCallback((sort: RelationshipSortKey) => show({ ...asked, sort, descending: asked.sort === sort && !asked.descending }), [asked, show])
  return (
    <Page title={t('nav.relationships')} help="relationships.help" action={<div className="row"><RefreshRelationships /><ExportButton write={() => bridge.calls['relationships.exportCsv'](asked.filter)} said={count => t('relationships.exported', { count })}>{t('relationships.export')}</ExportButton></div>}>
      <Sections />
      <Freshness readAt={summary?.readAt} />
      <Filters asked={asked} text={text} roles={roles} onText={setText} onShow={show} />
      <p role="status" className="nums muted">{held.loaded && held.error === undefined && t('relationships.count', { count: held.total })}</p>
      {held.error !== undefined && <ErrorState error={held.error} onRetry={reload} />}
      {!held.loaded && <Loading />}
      {held.loaded && held.error === undefined && held.total === 0 && (
        narrows(asked.filter)
          ? <EmptyState text={t('relationships.noneFits')}><Button onClick={() => { setText(''); go(paths.relationships, { replace: true }) }}>{t('customers.clearFilter')}</Button></EmptyState>
          : <EmptyState text={t('relationships.empty')}><Link href={paths.lookup}>{t('overview.lookup')}</Link></EmptyState>
      )}
      {held.total > 0 && <RelationshipGrid held={held} need={need} asked={asked} templates={roles?.templates ?? []} onSort={order} />}
    </Page>
  )
}
