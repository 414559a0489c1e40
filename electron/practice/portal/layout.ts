import { html } from 'hono/html'

import { banner, page } from '../server/page'
import type { Html } from '../server/page'
import type { Rights } from './rights'
import type { Visit } from './visit'

interface Entry {
  readonly path: string
  readonly name: string
  readonly shown: (rights: Rights) => boolean
}

const entries: readonly Entry[] = [
  { path: '/', name: 'Home', shown: () => true },
  { path: '/users', name: 'Users', shown: (rights) => rights.users },
  { path: '/domains', name: 'Domains', shown: (rights) => rights.domains },
  { path: '/subscriptions', name: 'Subscriptions', shown: (rights) => rights.subscriptions },
  { path: '/purchase', name: 'Purchase', shown: (rights) => rights.purchase },
  { path: '/relationships', name: 'Partner relationships', shown: (rights) => rights.relationships },
  { path: '/support', name: 'Service requests', shown: (rights) => rights.support },
  { path: '/commerce', name: 'Commerce dashboard', shown: (rights) => rights.commerce }
]

const navigation = (visit: Visit, current: string): Html => html`<nav aria-label="Portal"><ul>${entries
  .filter((one) => one.shown(visit.rights))
  .map((one) => html`<li><a href="${visit.base}${one.path}" ${one.path === current ? html`aria-current="page"` : ''}>${one.name}</a></li>`)}
${visit.lab ? html`<li><a href="${visit.base}/lab">Lab</a></li>` : ''}</ul></nav>`

/** The links to other consoles lead to those of the visitor's own company (rule 6.4). */
const ownConsoles = (visit: Visit): Html => html`<div class="own">
<a href="${visit.at.portal}/${visit.user.tenantId}/">Company portal</a>
<a href="${visit.at.portal}/${visit.user.tenantId}/users">Admin console</a>
<p class="who">${visit.user.displayName}<br>${visit.rights.roleName}</p>
<a href="${visit.base}/sign-out">Sign out</a>
</div>`

export interface PortalPage {
  readonly title: string
  /** Path below the portal's base that is shown as the current one. */
  readonly current: string
  readonly body: Html
}

/** A page of a tenant's portal, with the company's name at the top of the left pane (rule 6.2). */
export const portalPage = (visit: Visit, { title, current, body }: PortalPage): Html => page({
  title: `${title} - ${visit.tenant.displayName}`,
  tenantId: visit.tenant.id,
  body: html`${banner}<div class="portal">
<aside class="pane" aria-label="Company"><p class="company" data-tenant-id="${visit.tenant.id}">${visit.tenant.displayName}</p>${navigation(visit, current)}${ownConsoles(visit)}</aside>
<main class="content"><h1>${title}</h1>${body}</main>
</div>`
})

/** The field that proves that a form is this portal's own. */
export const csrfField = (visit: Pick<Visit, 'session'>): Html => html`<input type="hidden" name="csrf" value="${visit.session.csrf}">`
