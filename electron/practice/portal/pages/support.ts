import { html } from 'hono/html'

import type { Html } from '../../server/page'
import { SEVERITIES } from '../../world/serviceRequests/serviceRequest'
import type { RequestStatus, ServiceRequest, Severity } from '../../world/serviceRequests/serviceRequest'
import { nameOf } from '../../world/serviceRequests/supportDesk'
import { SUPPORT_TOPICS, supportTopic } from '../../world/serviceRequests/supportTopics'
import { csrfField, portalPage } from '../layout'
import type { Visit } from '../visit'
import { dateOf, table } from './table'

const shownAtMost = 100

const statusNames: Readonly<Record<RequestStatus, string>> = { open: 'Open', attention_needed: 'Attention needed', closed: 'Closed' }
const severityNames: Readonly<Record<Severity, string>> = { critical: 'Critical', moderate: 'Moderate', minimal: 'Minimal' }

/** The newest of the company's requests. */
const ownRequests = (visit: Visit): readonly ServiceRequest[] => {
  const found: ServiceRequest[] = []
  for (const request of visit.world.serviceRequests.newestFirst()) {
    if (request.tenantId === visit.tenant.id) found.push(request)
    if (found.length > shownAtMost) break
  }
  return found
}

/** All service requests of the company, whoever opened them. */
export const requestsPage = (visit: Visit): Html => {
  const requests = ownRequests(visit)
  return portalPage(visit, {
    title: 'Service requests',
    current: '/support',
    body: html`<p><a class="button primary" href="${visit.base}/support/new">New service request</a></p>
${requests.length === 0 ? html`<p>This company has no service requests.</p>` : table('Service requests', ['Number', 'Title', 'Severity', 'Status', 'Opened', 'Changed'], requests.slice(0, shownAtMost).map((one) =>
  [html`<a href="${visit.base}/support/${one.id}">${one.id}</a>`, one.title, severityNames[one.severity], statusNames[one.status], dateOf(one.createdDate), dateOf(one.lastModifiedDate)]))}
${requests.length > shownAtMost ? html`<p>Only the newest ${shownAtMost} are shown.</p>` : ''}`
  })
}

/** One service request with everything that was said. */
export const requestPage = (visit: Visit, request: ServiceRequest): Html => portalPage(visit, {
  title: `Service request ${request.id}`,
  current: '/support',
  body: html`<section class="card" aria-label="Request"><h2>${request.title}</h2><dl>
<dt>Status</dt><dd>${statusNames[request.status]}</dd><dt>Severity</dt><dd>${severityNames[request.severity]}</dd>
<dt>Topic</dt><dd>${supportTopic(request.supportTopicId)?.name.en ?? ''}</dd>
<dt>Opened</dt><dd>${dateOf(request.createdDate)} by ${nameOf(request.createdBy)}</dd>
<dt>Contact</dt><dd>${nameOf(request.primaryContact)}, ${request.primaryContact.email}</dd></dl><p>${request.description}</p></section>
${request.notes.length === 0 ? html`<p>Nobody has answered yet.</p>` : table('Notes', ['When', 'By', 'Note'], request.notes.map((note) => [dateOf(note.createdDate), note.createdByName, note.text]))}
<p><a href="${visit.base}/support">All service requests</a></p>`
})

/** The form for a new one; @param problem why the last attempt was refused, @param typed what was typed then */
export const newRequestPage = (visit: Visit, problem?: string, typed: Readonly<Record<string, string>> = {}): Html => portalPage(visit, {
  title: 'New service request',
  current: '/support',
  body: html`${problem === undefined ? '' : html`<p role="alert">${problem}</p>`}
<form class="card" method="post" action="${visit.base}/support/new">${csrfField(visit)}
<label for="title">Title</label><input id="title" name="title" required maxlength="255" value="${typed['title'] ?? ''}">
<label for="description">Description</label><textarea id="description" name="description" required maxlength="10000" rows="6">${typed['description'] ?? ''}</textarea>
<label for="severity">Severity</label><select id="severity" name="severity">${SEVERITIES.map((one) => html`<option value="${one}" ${one === (typed['severity'] ?? 'moderate') ? 'selected' : ''}>${severityNames[one]}</option>`)}</select>
<label for="topic">Topic</label><select id="topic" name="topic">${SUPPORT_TOPICS.map(({ id, name }) => html`<option value="${id}" ${String(id) === typed['topic'] ? 'selected' : ''}>${name.en}</option>`)}</select>
<label for="firstName">First name of the contact</label><input id="firstName" name="firstName" maxlength="100" value="${typed['firstName'] ?? visit.user.givenName}">
<label for="lastName">Last name of the contact</label><input id="lastName" name="lastName" required maxlength="100" value="${typed['lastName'] ?? visit.user.surname}">
<label for="email">Email of the contact</label><input id="email" name="email" type="email" required maxlength="320" value="${typed['email'] ?? visit.user.userPrincipalName}">
<label for="phoneNumber">Telephone of the contact</label><input id="phoneNumber" name="phoneNumber" maxlength="50" value="${typed['phoneNumber'] ?? ''}">
<div class="row"><button class="primary" type="submit">Open request</button><a class="button" href="${visit.base}/support">Cancel</a></div>
</form>`
})
