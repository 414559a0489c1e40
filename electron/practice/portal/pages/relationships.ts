import { html } from 'hono/html'

import type { Html } from '../../server/page'
import type { Relationship } from '../../world/model'
import { ROLE_TEMPLATES } from '../../world/roleTemplates'
import { csrfField, portalPage } from '../layout'
import type { Visit } from '../visit'
import { dateOf, table } from './table'

const stateNames: Record<Relationship['status'], string> = {
  created: 'In preparation', approvalPending: 'Waits for approval', approved: 'Approved', activating: 'Being activated', active: 'Active',
  expiring: 'Being ended', expired: 'Expired', terminationRequested: 'End requested', terminating: 'Being ended', terminated: 'Ended'
}

/** A role's name by the id of its template. */
export const roleNames = (roles: readonly string[]): string =>
  roles.map((id) => ROLE_TEMPLATES.find((one) => one.id === id)?.displayName ?? id).join(', ')

const action = (visit: Visit, one: Relationship): Html | string => {
  if (!visit.rights.decideRelationships) return ''
  if (one.status === 'approvalPending') return html`<a href="${visit.at.portal}/approve/${one.id}">Review</a>`
  if (one.status === 'active') return html`<a href="${visit.base}/relationships/${one.id}/end">Remove partner<span class="hidden"> (${one.displayName})</span></a>`
  return ''
}

/** All relationships of the tenant, or at the partner's own portal the link to its own application. */
export const relationshipsPage = (visit: Visit, ended: boolean): Html => {
  const found = visit.world.relationships.of(visit.tenant.id).filter((one) => one.status !== 'created')
  const partner = visit.world.directory.partner.displayName
  return portalPage(visit, {
    title: 'Partner relationships',
    current: '/relationships',
    body: html`${ended ? html`<p role="status">The relationship has ended. The partner has no access through it any more.</p>` : ''}
${found.length === 0 ? html`<p>No partner administers this company.</p>` : table('Manage partner relationships', ['Partner', 'Name', 'Roles', 'State', 'Ends', 'Action'],
    found.map((one) => [partner, one.displayName, roleNames(one.unifiedRoles), stateNames[one.status], dateOf(one.endDateTime), action(visit, one)]))}`
  })
}

/** Asks before a relationship is ended. */
export const endRelationshipPage = (visit: Visit, one: Relationship): Html => portalPage(visit, {
  title: 'Remove partner',
  current: '/relationships',
  body: html`<form class="card" method="post" action="${visit.base}/relationships/${one.id}/end">${csrfField(visit)}
<p><strong>${visit.world.directory.partner.displayName}</strong> loses its access to ${visit.tenant.displayName} through "${one.displayName}" at once, also in open sessions.</p>
<div class="row"><button class="primary" type="submit">Remove partner</button><a class="button" href="${visit.base}/relationships">Keep</a></div></form>`
})
