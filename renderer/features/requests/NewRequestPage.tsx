import { useEffect, useRef } from 'react'
import type { Result } from '../../../electron/contract/errors'
import type { TenantId } from '../../../electron/contract/ids'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { useBridge } from '../../stores/StoresContext'
import { Page } from '../../ui/Page'
import { ErrorState, Loading } from '../../ui/states'
import { useAction } from '../../ui/useAction'
import { useOnward } from '../../ui/useOnward'

/** Starts a draft and goes on to it; this address is replaced, so that Back does not start another one. */
export function NewRequestPage({ tenantId }: { readonly tenantId?: TenantId }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const begin = useOnward()
  const started = useRef(false)
  const { run, error } = useAction(async (): Promise<Result<{ readonly id: string }>> => {
    // A draft into which nothing was put yet serves as well as a new one: links do not fill the list with empty drafts.
    const drafts = await bridge.calls['requests.find']({ state: 'draft', ...(tenantId !== undefined && { tenantId }), limit: 50 })
    const untouched = drafts.ok ? drafts.value.rows.find(row => row.title === '' && row.updatedAt === row.createdAt && row.tenantId === tenantId) : undefined
    if (untouched !== undefined) return { ok: true, value: untouched }
    return bridge.calls['requests.create'](tenantId === undefined ? {} : { tenantId })
  })
  const start = async (): Promise<void> => {
    const go = begin()
    const made = await run()
    if (made?.ok === true) go(paths.serviceRequest(made.value.id), { replace: true })
  }
  useEffect(() => {
    if (started.current) return
    started.current = true
    void start()
  })
  return <Page title={t('requests.new')}>{error === undefined ? <Loading /> : <ErrorState error={error} onRetry={() => { void start() }} />}</Page>
}
