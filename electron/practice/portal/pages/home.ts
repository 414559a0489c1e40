import { html } from 'hono/html'

import type { Html } from '../../server/page'
import { portalPage } from '../layout'
import type { Visit } from '../visit'

const address = ({ tenant }: Visit): string => [tenant.street, `${tenant.postalCode} ${tenant.city}`.trim(), tenant.country].filter((part) => part !== '').join(', ')

const company = (visit: Visit): Html => html`<section class="card" aria-labelledby="company"><h2 id="company">Company</h2><dl>
<dt>Name</dt><dd>${visit.tenant.displayName}</dd>
<dt>Default domain</dt><dd>${visit.tenant.domains.find((one) => one.isDefault)?.name ?? ''}</dd>
<dt>Address</dt><dd>${address(visit)}</dd>
<dt>Tenant ID</dt><dd><code>${visit.tenant.id}</code></dd>
</dl></section>`

/** The first page: the company for those with a role, and who is here for everybody. */
export const homePage = (visit: Visit): Html => portalPage(visit, {
  title: 'Home',
  current: '/',
  body: html`${visit.rights.isTechnician ? html`<p role="status">You act for ${visit.tenant.displayName} as a technician of your company: ${visit.rights.roleName}.</p>` : ''}
<section class="card" aria-labelledby="you"><h2 id="you">Your account</h2><dl>
<dt>Name</dt><dd>${visit.user.displayName}</dd>
<dt>User name</dt><dd>${visit.user.userPrincipalName}</dd>
<dt>Role here</dt><dd>${visit.rights.roleName}</dd>
</dl></section>
${visit.rights.users ? company(visit) : ''}`
})
