import { useState } from 'react'
import { useLocation } from 'wouter'
import { customerActions } from './actionList'
import type { CustomerAction, CustomerDetails } from '../../../electron/contract/customer'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { PurposeDialog } from './PurposeDialog'

/** The five actions. One that is not allowed stays reachable and says why (capabilities 3.3). */
export function Actions({ customer }: { readonly customer: CustomerDetails }) {
  const { t, lookUp } = useI18n()
  const [, go] = useLocation()
  const open = useTopic('acting', state => state.open)
  const opening = useTopic('acting', state => state.opening)
  const asks = useTopic('settings', state => state.settings.actingReason)
  const isOpen = useTopic('acting', state => state.sessions.some(one => one.tenantId === customer.tenantId))
  const [asking, setAsking] = useState(false)
  const administer = (): void => {
    // A customer that is open only comes to the front.
    if (asks === 'off' || isOpen) void open(customer.tenantId)
    else setAsking(true)
  }
  const run = (action: CustomerAction): void => {
    if (action === 'administer') administer()
    if (action === 'offerDelegatedAdministration') go(paths.newOfferFor(customer.tenantId))
  }
  const reasons = new Map(customerActions.map(({ action, built }) => {
    const gate = customer.actions[action]
    if (!gate.allowed) return [action, lookUp(`actions.reason.${gate.reason}`, 'actions.reason.other')]
    return [action, built ? undefined : t('actions.reason.notInThisVersion')]
  }))
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
              busy={action === 'administer' && opening === customer.tenantId}
              onClick={() => run(action)}
            >
              {t(label)}
            </Button>
          </div>
        )
      })}
      {shared.map(reason => (
        // Each button tells its own reason to a screen reader, which need not hear it once more.
        <p key={reason} className="small muted shared-reason" aria-hidden="true">
          {customerActions.filter(({ action }) => reasons.get(action) === reason).map(({ label }) => t(label)).join(', ')}: {reason}
        </p>
      ))}
      {asking && (
        <PurposeDialog
          company={customer.name}
          required={asks === 'required'}
          onCancel={() => setAsking(false)}
          onOpen={purpose => {
            setAsking(false)
            void open(customer.tenantId, purpose)
          }}
        />
      )}
    </section>
  )
}

/** Reasons that more than one action has, each once. */
function sharedReasons(reasons: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(reasons)].flatMap(reason => (reason !== undefined && reasons.filter(one => one === reason).length > 1 ? [reason] : []))
}
