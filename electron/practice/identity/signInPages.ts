import { html } from 'hono/html'

import { banner, page } from '../server/page'
import type { Html } from '../server/page'
import type { Tenant } from '../world/model'
import { practiceAccounts } from './practiceAccounts'

export interface SignInForm {
  readonly action: string
  /** What is signed in to: a company, or nothing when any will do. */
  readonly company?: string | undefined
  readonly userName: string
  readonly problem?: string | undefined
}

const hint = (action: string, name: string, about: string): Html =>
  html`<li><a href="${action}?user=${encodeURIComponent(name)}">${name}</a> <span class="soft">${about}</span></li>`

const hints = (action: string): Html => html`<section class="card" aria-labelledby="accounts">
<h2 id="accounts">Accounts to practise with</h2>
<p class="soft">The password of each is <code>practice</code>. A name fills in the field above.</p>
<ul>${practiceAccounts.map((one) => hint(action, one.userPrincipalName, one.about))}</ul>
</section>`

/** The page that asks for a user name and a password; works without a script. */
export const signInPage = ({ action, company, userName, problem }: SignInForm): Html => page({
  title: 'Sign in',
  body: html`${banner}<main class="middle"><section class="card">
<h1>Sign in</h1>
<p class="soft">${company === undefined ? 'With your work account' : `to ${company}`}</p>
${problem === undefined ? '' : html`<p role="alert" id="problem">${problem}</p>`}
<form method="post" action="${action}">
<label for="user">User name</label>
<input id="user" name="user" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" required value="${userName}" ${userName === '' ? 'autofocus' : ''} ${problem === undefined ? '' : html`aria-describedby="problem"`}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required ${userName === '' ? '' : 'autofocus'}>
<div class="row end"><button class="primary" type="submit">Sign in</button></div>
</form>
</section>${hints(action)}</main>`
})

export interface NoAccess {
  readonly action: string
  readonly account: string
  readonly company: string
}

/** The page for an account that the tenant does not know (AADSTS50020). */
export const noAccessPage = ({ action, account, company }: NoAccess): Html => page({
  title: 'No access',
  body: html`${banner}<main class="middle"><section class="card">
<h1>You cannot get in with this account</h1>
<p role="alert">AADSTS50020: ${account} does not exist in ${company}, and has no delegated administration there.</p>
<p>A technician needs an active relationship with this company, and must be in a security group that is assigned to it.</p>
<a class="button primary" href="${action}?other=1">Sign in with another account</a>
</section></main>`
})

/** The page for a sign-in that a rule about devices refuses; the code as Entra writes it, in the text. */
export const devicePage = (code: number): Html => page({
  title: 'Sign in',
  body: html`${banner}<main class="middle"><section class="card">
<h1>Not from here</h1>
<p role="alert">Your sign-in was successful, but a rule of this company wants a device that it knows, and an application that can prove it.</p>
<p class="soft">AADSTS${String(code)}</p>
</section></main>`
})

/** The way to another identity provider by a form, as with SAML's POST binding: what it is asked is in the body. */
export const providerPage = (provider: string, back: string): Html => page({
  title: 'Sign in',
  body: html`${banner}<main class="middle"><section class="card"><h1>Your company signs you in itself</h1>
<form method="post" action="${provider}"><input type="hidden" name="back" value="${back}"><button type="submit">Go to your company's sign-in</button></form></section></main>`
})

/** How one signs in to a company; for everybody, also before a sign-in. @param tenant absent: any company */
export const signInHelpPage = (tenant: Tenant | undefined): Html => page({
  title: 'Sign-in help',
  body: html`${banner}<main class="middle"><section class="card"><h1>Sign-in help</h1>
<p>${tenant === undefined ? 'Sign in with your user name, which looks like an e-mail address.' : `User names of ${tenant.displayName} end in one of its domains: ${tenant.domains.map((domain) => `@${domain.name}`).join(', ')}.`}</p>
<p>A technician of the partner signs in with the own account, and gets in as long as delegated administration reaches it.</p>
<p class="soft">The password of each account of the practice cloud is <code>practice</code>, until somebody changes it.</p></section></main>`
})

/** A plain page with a heading and a sentence. */
export const plainPage = (heading: string, text: string, problem = false): Html => page({
  title: heading,
  body: html`${banner}<main class="middle"><section class="card"><h1>${heading}</h1><p ${problem ? html`role="alert"` : ''}>${text}</p></section></main>`
})
