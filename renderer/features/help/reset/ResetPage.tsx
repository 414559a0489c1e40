import type { CustomerDetails } from '../../../../electron/contract/customer'
import type { TenantId } from '../../../../electron/contract/ids'
import { useI18n } from '../../../i18n/I18nContext'
import { Button } from '../../../ui/Button'
import { CustomerMark } from '../../../ui/Mark'
import { Notice } from '../../../ui/Notice'
import { Page } from '../../../ui/Page'
import { ErrorState, Loading } from '../../../ui/states'
import { shown } from '../../../ui/useCall'
import { useAdminister } from '../../customer/useAdminister'
import { useCustomer } from '../../customer/useCustomer'
import { BackLink } from '../BackLink'
import { ResetOfUser } from './ResetOfUser'
import { UserSearch } from './UserSearch'

interface Props {
  readonly tenantId: TenantId
  /** A user name or object id; absent: the technician looks for one. */
  readonly user?: string
}

/** A new password for a user of a customer (capabilities 7.3). */
export function ResetPage({ tenantId, user }: Props) {
  const { t } = useI18n()
  const { state, reload } = useCustomer(tenantId, undefined)
  const customer = shown(state)
  return (
    <Page title={t('reset.title')} {...(customer !== undefined && { mark: <CustomerMark tenantId={tenantId} name={customer.name} size="large" /> })} focusHeading={user !== undefined}>
      {customer !== undefined && <p className="muted">{t('reset.help', { customer: customer.name })}</p>}
      {customer !== undefined && <BackLink tenantId={tenantId} customer={customer.name} />}
      {customer === undefined && (state.step === 'failed' ? <ErrorState error={state.error} onRetry={reload} /> : <Loading />)}
      {customer !== undefined && <Gated customer={customer} user={user} />}
    </Page>
  )
}

/** What the technician's role at the customer allows. */
function Gated({ customer, user }: { readonly customer: CustomerDetails; readonly user: string | undefined }) {
  const { lookUp } = useI18n()
  const gate = customer.actions.resetPassword
  if (gate.allowed) return user === undefined ? <UserSearch customer={customer} /> : <ResetOfUser customer={customer} user={user} />
  if (gate.reason === 'limitedUsesPortal') return <InPortal customer={customer} />
  return <Notice severity="warning"><p>{lookUp(`actions.reason.${gate.reason}`, 'actions.reason.other')}</p></Notice>
}

/** A Limited technician resets in the customer's portal, whose users page is opened. */
function InPortal({ customer }: { readonly customer: CustomerDetails }) {
  const { t } = useI18n()
  const { administer, busy, dialog } = useAdminister(customer)
  return (
    <Notice severity="info" announce={false}>
      <p>{t('reset.limited', { customer: customer.name })}</p>
      <div><Button look="primary" icon="open" busy={busy} onClick={() => administer('users')}>{t('reset.openPortal', { customer: customer.name })}</Button></div>
      {dialog}
    </Notice>
  )
}
