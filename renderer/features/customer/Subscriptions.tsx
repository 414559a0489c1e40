import type { CustomerSubscription, Fact } from '../../../electron/contract/customer'
import type { Instant } from '../../../electron/contract/ids'
import { useI18n } from '../../i18n/I18nContext'
import { OwnAge } from '../../ui/Age'

/** What the customer has, with licences in use. */
export function Subscriptions({ subscriptions, pageReadAt }: { readonly subscriptions: Fact<readonly CustomerSubscription[]>; readonly pageReadAt: Instant }) {
  const { t, number } = useI18n()
  return (
    <section className="stack" aria-labelledby="subscriptions-heading">
      <h2 id="subscriptions-heading">{t('customer.subscriptions')}</h2>
      {!subscriptions.known && <p className="muted">{t(`fact.${subscriptions.why}`)}</p>}
      {subscriptions.known && subscriptions.value.length === 0 && <p className="muted">{t('customer.subscriptionsNone')}</p>}
      {subscriptions.known && subscriptions.value.length > 0 && (
        <div className="table-wrap">
          <table aria-labelledby="subscriptions-heading">
            <thead>
              <tr>
                <th scope="col">{t('subscription.name')}</th>
                <th scope="col">{t('subscription.status')}</th>
                <th scope="col" className="num">{t('subscription.used')}</th>
                <th scope="col" className="num">{t('subscription.enabled')}</th>
              </tr>
            </thead>
            <tbody>
              {subscriptions.value.map(one => (
                <tr key={one.skuId}>
                  <th scope="row">{one.name} <span className="small muted">{one.skuPartNumber}</span></th>
                  <td>{t(`subscription.state.${one.status}`)}</td>
                  <td className="num">{number(one.consumedUnits)}</td>
                  <td className="num">{number(one.enabledUnits)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {subscriptions.known && <OwnAge instant={subscriptions.readAt} page={pageReadAt} />}
    </section>
  )
}
