import { html } from 'hono/html'

import { banner, page } from '../server/page'
import type { Html } from '../server/page'
import type { Relationship, Tenant, User } from '../world/model'
import { ROLE_TEMPLATES } from '../world/roleTemplates'

/** What stands around every page of the approval. */
const frame = (title: string, body: Html): Html => page({ title, body: html`${banner}<main class="middle"><section class="card wide"><h1>${title}</h1>${body}</section></main>` })

const otherAccount = html`<p><a class="button" href="?other=1">Sign in with another account</a></p>`

/** A page that says why this request cannot be decided here and now. */
export const approvalProblemPage = (title: string, text: string, offerOtherAccount = false): Html =>
  frame(title, html`<p role="alert">${text}</p>${offerOtherAccount ? otherAccount : ''}`)

const roleItem = (id: string): Html => {
  const template = ROLE_TEMPLATES.find((one) => one.id === id)
  return html`<dt>${template?.displayName ?? id}</dt><dd>${template?.description ?? ''}</dd>`
}

/** `P730D` in words; anything else is shown as it is. */
export const durationText = (duration: string): string => {
  const days = /^P(\d+)D$/.exec(duration)?.[1]
  const years = /^P(\d+)Y$/.exec(duration)?.[1]
  if (days !== undefined) return `${days} days`
  return years === undefined ? duration : `${years} ${years === '1' ? 'year' : 'years'}`
}

export interface ApprovalView {
  readonly relationship: Relationship
  readonly partner: Tenant
  readonly customer: Tenant
  readonly user: User
  readonly csrf: string
  readonly action: string
}

/** What the partner asks for, with the two answers. */
export const approvalPage = ({ relationship, partner, customer, user, csrf, action }: ApprovalView): Html => frame('Approve partner roles', html`
<p><strong>${partner.displayName}</strong> offers to administer <strong>${customer.displayName}</strong> for you and asks for these roles.</p>
<dl><dt>Partner</dt><dd>${partner.displayName}, ${partner.city}, ${partner.country}</dd>
<dt>Request</dt><dd>${relationship.displayName}</dd>
<dt>Duration</dt><dd>${durationText(relationship.duration)}${/^P(?:T?0|$)/.test(relationship.autoExtendDuration) ? '' : `, then extended by ${durationText(relationship.autoExtendDuration)}`}</dd></dl>
<h2>Roles</h2><dl>${relationship.unifiedRoles.map(roleItem)}</dl>
<p class="soft">The technicians of the partner get these roles in your company. You can remove the partner at any time under Partner relationships. You decide as ${user.displayName} (${user.userPrincipalName}).</p>
<form method="post" action="${action}"><input type="hidden" name="csrf" value="${csrf}">
<div class="row end"><button type="submit" name="answer" value="decline">Decline</button><button class="primary" type="submit" name="answer" value="approve">Approve</button></div></form>`)

/** What was decided. */
export const decidedPage = (title: string, text: string, portalHome: string): Html =>
  frame(title, html`<p role="status">${text}</p><p><a class="button" href="${portalHome}">Partner relationships</a></p>`)
