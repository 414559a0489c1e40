import { html } from 'hono/html'

import type { Html } from '../../server/page'
import type { User } from '../../world/model'
import { csrfField, portalPage } from '../layout'
import { isPrivileged, mayReset } from '../rights'
import type { Visit } from '../visit'
import { table } from './table'

const shownAtMost = 200

const row = (visit: Visit, user: User): readonly (Html | string)[] => [
  user.displayName,
  user.userPrincipalName,
  isPrivileged(user) ? 'Administrator' : 'User',
  user.accountEnabled ? 'Allowed' : 'Blocked',
  mayReset(visit.world, visit.user, user)
    ? html`<a href="${visit.base}/users/${user.id}/password">Reset password<span class="hidden"> of ${user.displayName}</span></a>`
    : ''
]

/** All users of the tenant. */
export const usersPage = (visit: Visit, added: string | undefined): Html => {
  const users = visit.world.directory.users(visit.tenant.id)
  return portalPage(visit, {
    title: 'Users',
    current: '/users',
    body: html`${added === undefined ? '' : html`<p role="status">${added} was added.</p>`}
${visit.rights.addUsers ? html`<p><a class="button primary" href="${visit.base}/users/add">Add a user</a></p>` : ''}
${users.length > shownAtMost ? html`<p>The first ${shownAtMost} of ${users.length} users.</p>` : ''}
${table('Users', ['Name', 'User name', 'Role', 'Sign-in', 'Action'], users.slice(0, shownAtMost).map((user) => row(visit, user)))}`
  })
}

/** The form for a new user; @param problem why the last attempt was refused, @param typed what was typed then */
export const addUserPage = (visit: Visit, problem?: string, typed: Readonly<Record<string, string>> = {}): Html => portalPage(visit, {
  title: 'Add a user',
  current: '/users',
  body: html`${problem === undefined ? '' : html`<p role="alert">${problem}</p>`}
<form class="card" method="post" action="${visit.base}/users/add">${csrfField(visit)}
<label for="displayName">Name</label><input id="displayName" name="displayName" required maxlength="120" value="${typed['displayName'] ?? ''}">
<label for="alias">User name, before the @</label><input id="alias" name="alias" required maxlength="64" pattern="[A-Za-z0-9._\\-]+" value="${typed['alias'] ?? ''}">
<label for="domain">Domain</label><select id="domain" name="domain">${visit.tenant.domains.map((one) => html`<option ${one.isDefault ? 'selected' : ''}>${one.name}</option>`)}</select>
<label for="password">Password, at least 8 characters</label><input id="password" name="password" type="password" required minlength="8" autocomplete="new-password">
<div class="row"><button class="primary" type="submit">Add</button><a class="button" href="${visit.base}/users">Cancel</a></div>
</form>`
})

/** Asks before a password is reset. */
export const resetPage = (visit: Visit, target: User): Html => portalPage(visit, {
  title: 'Reset password',
  current: '/users',
  body: html`<form class="card" method="post" action="${visit.base}/users/${target.id}/password">${csrfField(visit)}
<p>A new password is made for <strong>${target.displayName}</strong> (${target.userPrincipalName}). The old one stops working at once.</p>
<div class="row"><button class="primary" type="submit">Reset password</button><a class="button" href="${visit.base}/users">Cancel</a></div></form>`
})

/** Shows the new password, this once. */
export const resetDonePage = (visit: Visit, target: User, password: string): Html => portalPage(visit, {
  title: 'Password was reset',
  current: '/users',
  body: html`<div class="card"><p role="status">The password of ${target.displayName} was reset.</p>
<dl><dt>New password</dt><dd><code>${password}</code></dd></dl><p>It is shown only now. Give it to the user in a safe way.</p>
<a class="button" href="${visit.base}/users">Back to users</a></div>`
})
