import { useCallback, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { licenceTroubles, type LicencePage, type LicenceRow, type LicenceSortKey } from '../../../../electron/contract/overview'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { useBridge, useTopic } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { FilterChoice } from '../../../ui/FilterChoice'
import { usePages } from '../../../ui/grid/usePages'
import { Page } from '../../../ui/Page'
import { EmptyState, ErrorState, Loading } from '../../../ui/states'
import { LicenceGrid } from './LicenceGrid'
import { narrows, queryFor, shownFor, type Shown } from './licencesAddress'

/** Each product of each customer whose subscriptions are known, narrowed by what the address says; a row leads to its customer (capabilities 3.7). */
export function LicencesPage({ query }: { readonly query: string }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [, go] = useLocation()
  const revision = useTopic('customers', state => state.revision)
  const asked = useMemo(() => shownFor(query), [query])
  const [products, setProducts] = useState<LicencePage['products']>([])
  const { held, need, reload } = usePages<LicenceRow, Shown>(async ({ skuId, why, sort, descending }, offset, limit) => {
    const page = await bridge.calls['overview.licenceList']({ sort, descending, offset, limit, ...(skuId !== undefined && { skuId }), ...(why !== undefined && { why }) })
    if (page.ok) setProducts(page.value.products)
    return page
  }, asked, revision)
  const show = (next: Shown): void => go(paths.licencesWhere(queryFor(next)), { replace: true })
  const order = useCallback((sort: LicenceSortKey) => go(paths.licencesWhere(queryFor({ ...asked, sort, descending: asked.sort === sort && !asked.descending })), { replace: true }), [asked, go])
  // A product that nobody has any more can still be what the address asks for.
  const options = [...products.map(({ skuId }) => skuId), ...(asked.skuId === undefined || products.some(({ skuId }) => skuId === asked.skuId) ? [] : [asked.skuId])]
  return (
    <Page title={t('overview.health.licences')} help="licences.help">
      <div className="filters">
        <FilterChoice id="licences-product" label={t('overview.health.product')} all={t('licences.anyProduct')} options={options} value={asked.skuId} word={id => products.find(({ skuId }) => skuId === id)?.name ?? id} onChange={skuId => show({ ...asked, skuId })} />
        <FilterChoice id="licences-why" label={t('licences.state')} all={t('licences.anyState')} options={licenceTroubles} value={asked.why} word={why => t(`licences.why.${why}`)} onChange={why => show({ ...asked, why })} />
      </div>
      <p role="status" className="nums muted">{held.loaded && held.error === undefined && t('licences.count', { count: held.total })}</p>
      {held.error !== undefined && <ErrorState error={held.error} onRetry={reload} />}
      {!held.loaded && <Loading />}
      {held.loaded && held.error === undefined && held.total === 0 && (
        narrows(asked)
          ? <EmptyState text={t('licences.noneFits')}><Button onClick={() => go(paths.licences, { replace: true })}>{t('customers.clearFilter')}</Button></EmptyState>
          : <EmptyState text={t('overview.health.licencesNone')} />
      )}
      {held.total > 0 && <LicenceGrid held={held} need={need} asked={asked} onSort={order} />}
    </Page>
  )
}
