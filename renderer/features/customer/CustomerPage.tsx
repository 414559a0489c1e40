import { lazy, Suspense, useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { CustomerDetails } from '../../../electron/contract/customer'
import type { AppError } from '../../../electron/contract/errors'
import type { TenantId } from '../../../electron/contract/ids'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import type { FoundCustomer } from '../../stores/lookup'
import { useStores } from '../../stores/StoresContext'
import { Age } from '../../ui/Age'
import { CustomerMark } from '../../ui/Mark'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { ErrorState, Loading } from '../../ui/states'
import { shown } from '../../ui/useCall'
import { Actions } from './Actions'
import { Domains } from './Domains'
import { Facts } from './Facts'
import { Subscriptions } from './Subscriptions'
import { useCustomer } from './useCustomer'

const OwnSection = lazy(async () => ({ default: (await import('../customers/own/OwnSection')).OwnSection }))
// With words of their own, which the rest of the page need not wait for.
const CustomerHealth = lazy(async () => ({ default: (await import('../health/CustomerHealth')).CustomerHealth }))
const CustomerRequests = lazy(async () => ({ default: (await import('../requests/CustomerRequests')).CustomerRequests }))

/** One customer: who it is, where delegated administration stands, and what can be done (capabilities 3.3). */
export function CustomerPage({ tenantId }: { readonly tenantId: TenantId }) {
  const { t } = useI18n()
  const looked = useLookedUp(tenantId)
  const { state, reload } = useCustomer(tenantId, looked?.customer)
  const customer = shown(state) ?? looked?.customer
  if (customer === undefined) {
    return (
      <Page title={t('customer.title')}>
        {state.step === 'failed' ? <NotShown error={state.error} onRetry={reload} /> : <Loading />}
      </Page>
    )
  }
  return (
    <Page title={customer.name} mark={<CustomerMark tenantId={tenantId} name={customer.name} size="large" />} help="customer.help">
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload} />}
      <Source customer={customer} />
      {looked?.user !== undefined && <LookedUpUser user={looked.user} customer={customer} />}
      <Actions customer={customer} />
      <Suspense fallback={null}><OwnSection tenantId={tenantId} company={customer.name} /></Suspense>
      <div className="columns">
        <Facts customer={customer} />
        <Domains domains={customer.domains} pageReadAt={customer.readAt} />
      </div>
      <Subscriptions subscriptions={customer.subscriptions} pageReadAt={customer.readAt} />
      <Suspense fallback={null}>
        <div className="columns">
          <CustomerHealth tenantId={tenantId} />
          <CustomerRequests tenantId={tenantId} />
        </div>
      </Suspense>
      <p className="row"><Link href={paths.customerActivity(tenantId)}>{t('customer.activity')}</Link><Link href={paths.consent(tenantId)}>{t('customer.consent')}</Link></p>
    </Page>
  )
}

/** A customer that is not known here may be one that the cloud knows: the way to it is the lookup. */
function NotShown({ error, onRetry }: { readonly error: AppError; readonly onRetry: () => void }) {
  const { t } = useI18n()
  return (
    <ErrorState error={error} onRetry={onRetry}>
      {error.kind === 'notFound' && <p><Link href={paths.lookup}>{t('command.goLookup')}</Link></p>}
    </ErrorState>
  )
}

/** The answer that led here, if a lookup did. It is taken once, so that Back shows the lookup page and not this one again. */
function useLookedUp(tenantId: TenantId): FoundCustomer | undefined {
  const lookup = useStores().lookup
  const [looked] = useState(() => {
    const { progress } = lookup.getState()
    return progress.step === 'found' && progress.answer.customer.tenantId === tenantId ? progress.answer : undefined
  })
  useEffect(() => {
    if (lookup.getState().progress.step === 'found') lookup.getState().settle()
  }, [lookup])
  return looked
}

function Source({ customer }: { readonly customer: CustomerDetails }) {
  const { t } = useI18n()
  if (customer.source === 'cloud') return <p><Age instant={customer.readAt} /></p>
  return <Notice severity="warning"><p>{t('customer.fromCache')} <Age instant={customer.readAt} /></p></Notice>
}

function LookedUpUser({ user, customer }: { readonly user: NonNullable<FoundCustomer['user']>; readonly customer: CustomerDetails }) {
  const { t } = useI18n()
  return (
    <Notice severity={user.exists === 'no' ? 'warning' : 'info'} announce={false}>
      <p className="wrap">
        <strong>{user.displayName ?? user.userPrincipalName}</strong> {t(`customer.user.${user.exists}`, { user: user.userPrincipalName })}
        {user.exists === 'yes' && customer.actions.resetPassword.allowed && <> <Link href={paths.resetPassword(customer.tenantId, user.userPrincipalName)}>{t('actions.resetPassword')}</Link></>}
      </p>
    </Notice>
  )
}
