import { useState } from 'react'
import type { RecordId, TenantId } from '../../../../electron/contract/ids'
import type { AppError } from '../../../../electron/contract/errors'
import type { Merge } from '../../../../electron/contract/merge'
import { Link } from 'wouter'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { useBridge, useTopic } from '../../../stores/StoresContext'
import { Page } from '../../../ui/Page'
import { ErrorState, Loading } from '../../../ui/states'
import { shown, useCall } from '../../../ui/useCall'
import { useGoOn } from '../../../ui/useGoOn'
import { ChooseCustomers } from './ChooseCustomers'
import { MergeRun } from './MergeRun'

/** One offer to many customers: choose them, look at each message, hand them over one by one (capabilities 4.6). */
export function MergePage({ offerId }: { readonly offerId: RecordId }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const revision = useTopic('offers', state => state.mergeRevision)
  const { state: asked } = useCall(() => bridge.calls['offers.get']({ offerId }), offerId)
  const offer = shown(asked)
  const merges = useCall(() => bridge.calls['merge.list'](), offerId, revision)
  const [error, setError] = useState<AppError | undefined>(undefined)
  /** `new`: choosing again although there is one that could go on. */
  const [current, setCurrent] = useState<Merge['id'] | 'new' | undefined>(undefined)
  const mine = shown(merges.state)?.filter(merge => merge.offerId === offerId) ?? []
  const merge = current === 'new' ? undefined : mine.find(one => (current === undefined ? one.state !== 'done' : one.id === current))
  const place = merge === undefined ? 'choosing' : `${merge.id} ${merge.state}`
  const going = useGoOn<HTMLHeadingElement>(merges.state.step === 'loading' ? undefined : place)
  const choosing = useGoOn<HTMLInputElement>(merges.state.step === 'loading' ? undefined : place)
  // One that was left open stays in sight when it is done, so that its end is seen.
  if (current === undefined && merge !== undefined) setCurrent(merge.id)
  const start = async (tenantIds: readonly TenantId[]): Promise<void> => {
    const result = await bridge.calls['merge.start']({ offerId, tenantIds: [...tenantIds] })
    setError(result.ok ? undefined : result.error)
    if (!result.ok) return
    merges.put((now = []) => [result.value, ...now.filter(one => one.id !== result.value.id)])
    setCurrent(result.value.id)
  }
  // Two changes can be on their way at once: the answer to the older one must not take the place of the newer one's.
  const put = (changed: Merge): void => merges.put((now = []) => now.map(one => (one.id === changed.id && one.updatedAt <= changed.updatedAt ? changed : one)))
  return (
    <Page title={t('merge.title')} help="merge.help">
      {offer !== undefined && <p><Link href={paths.offer(offerId)}>{offer.subject.trim() || t('offers.noSubject')}</Link></p>}
      {merges.state.step === 'failed' && <ErrorState error={merges.state.error} onRetry={merges.reload} />}
      {error !== undefined && <ErrorState error={error} />}
      {merges.state.step === 'loading' && <Loading />}
      {merges.state.step !== 'loading' && merge === undefined && asked.step !== 'loading' && <ChooseCustomers recipients={current === 'new' ? [] : (offer?.recipients ?? [])} field={choosing} onStart={tenantIds => { void start(tenantIds) }} />}
      {merge !== undefined && <MergeRun key={merge.id} heading={going} merge={merge} put={put} onNew={() => setCurrent('new')} />}
    </Page>
  )
}
