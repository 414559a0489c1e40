import { Link, useLocation } from 'wouter'
import { customerActions } from './actionList'
import type { CustomerAction, CustomerDetails } from '../../../electron/contract/customer'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { Button } from '../../ui/Button'
import { RightsLink } from '../../ui/RightsLink'
import { useAdminister } from './useAdminister'

/** The five actions. One that is not allowed stays reachable and says why (capabilities 3.3). */
export function Actions({ customer }: { readonly customer: CustomerDetails }) {
  const { t, lookUp } = useI18n()
  const [, go] = useLocation()
  const { administer, busy, dialog } = useAdminister(customer)
  const run = (action: CustomerAction): void => {
    if (action === 'administer') administer()
    if (action === 'createServiceRequest') go(paths.newRequestFor(customer.tenantId))
    if (action === 'showAdministrators') go(paths.administrators(customer.tenantId))
    if (action === 'resetPassword') go(paths.resetPassword(customer.tenantId))
    if (action === 'offerDelegatedAdministration') go(paths.newOfferFor(customer.tenantId))
  }
  const reasons = new Map(customerActions.map(({ action }) => {
    const gate = customer.actions[action]
    return [action, gate.allowed ? undefined : lookUp(`actions.reason.${gate.reason}`, 'actions.reason.other')]
  }))
  const { administer: mayAct, resetPassword } = customer.actions
  const leadsToPortal = mayAct.allowed && !resetPassword.allowed && resetPassword.reason === 'limitedUsesPortal'
  const shared = sharedReasons([...reasons.values()])
  return (
    <section aria-label={t('customer.actions')} className="actions">
      {customerActions.map(({ action, label, icon }) => {
        const reason = reasons.get(action)
        return (
          <div className="action" key={action}>
            <Button
              icon={icon}
              look={action === 'administer' && reason === undefined ? 'primary' : 'normal'}
              blocked={reason}
              reasonShown={reason !== undefined && shared.includes(reason)}
              busy={action === 'administer' && busy}
              onClick={() => run(action)}
            >
              {t(label)}
            </Button>
            {action === 'resetPassword' && leadsToPortal && <Button look="quiet" icon="open" onClick={() => administer('users')}>{t('actions.openUsers')}</Button>}
          </div>
        )
      })}
      {shared.map(reason => (
        // Each button tells its own reason to a screen reader, which need not hear it once more.
        <p key={reason} className="small muted shared-reason" aria-hidden="true">
          {customerActions.filter(({ action }) => reasons.get(action) === reason).map(({ label }) => t(label)).join(', ')}: {reason}
        </p>
      ))}
      {customerActions.some(({ action }) => byRole.has(reasonOf(customer, action))) && <RightsLink />}
      {!customer.actions.administer.allowed && customer.actions.administer.reason !== 'offline' && <p><Link href={paths.reach(customer.tenantId)}>{t('customer.whyNot')}</Link></p>}
      {dialog}
    </section>
  )
}

/** Reasons that lie in the technician's role, and not in the customer. */
const byRole: ReadonlySet<string | undefined> = new Set(['noDelegatedRole', 'limitedUsesPortal'])

const reasonOf = ({ actions }: CustomerDetails, action: CustomerAction): string | undefined => (actions[action].allowed ? undefined : actions[action].reason)

/** Reasons that more than one action has, each once. */
function sharedReasons(reasons: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(reasons)].flatMap(reason => (reason !== undefined && reasons.filter(one => one === reason).length > 1 ? [reason] : []))
}
