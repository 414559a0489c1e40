import { html } from 'hono/html'

import type { Html } from '../../server/page'
import { portalPage } from '../layout'
import type { Visit } from '../visit'
import { table } from './table'

/** The tenant's domain names. */
export const domainsPage = (visit: Visit): Html => portalPage(visit, {
  title: 'Domains',
  current: '/domains',
  body: table('Domains', ['Name', 'Default', 'State'], visit.world.directory.domains(visit.tenant.id).map((one) =>
    [one.name, one.isDefault ? 'Default' : '', one.isVerified ? 'Verified' : 'Not verified']))
})

/** The tenant's subscriptions with their licences ("Manage"). */
export const subscriptionsPage = (visit: Visit): Html => {
  const subscriptions = visit.world.directory.subscriptions(visit.tenant.id)
  return portalPage(visit, {
    title: 'Subscriptions',
    current: '/subscriptions',
    body: subscriptions.length === 0
      ? html`<p>This company has no subscriptions yet.</p>`
      : table('Manage subscriptions', ['Product', 'State', 'Licences', 'Assigned'], subscriptions.map((one) =>
        [one.skuPartNumber.replaceAll('_', ' '), one.capabilityStatus, String(one.prepaidUnits.enabled), String(one.consumedUnits)]))
  })
}

/** Where subscriptions are bought. */
export const purchasePage = (visit: Visit): Html => portalPage(visit, {
  title: 'Purchase',
  current: '/purchase',
  body: html`<p>Subscriptions are bought through an offer of a partner. Ask yours for one, and accept it from the link in the message.</p>
<p><a class="button" href="${visit.base}/relationships">Partner relationships</a></p>`
})

/** Says that this page is not for this role. */
export const forbiddenPage = (visit: Visit, what: string): Html => portalPage(visit, {
  title: 'Not allowed',
  current: '',
  body: html`<p role="alert">Your role here (${visit.rights.roleName}) does not include ${what}. A global administrator can do this.</p>`
})

/** Says that there is no such page or record. */
export const missingPage = (visit: Visit): Html => portalPage(visit, {
  title: 'Not found',
  current: '',
  body: html`<p role="alert">There is nothing at this address.</p><p><a href="${visit.base}/">Home</a></p>`
})
