import type { PracticeReady } from '../../contract/practice'
import type { CloudCapabilities } from '../../contract/app'
import type { CloudRecord } from '../cloud'

/**
 * MSAL insists on an https authority and keys its cache by that host. This name is never requested (the endpoints are in the
 * metadata) and carries no port, so a token cache outlives a restart of the practice cloud on another port.
 */
const authorityHost = 'login.practice'

const endpoints = (authority: string): string =>
  JSON.stringify({
    issuer: `${authority}/{tenantid}/v2.0`,
    authorization_endpoint: `${authority}/{tenantid}/oauth2/v2.0/authorize`,
    token_endpoint: `${authority}/{tenantid}/oauth2/v2.0/token`,
    end_session_endpoint: `${authority}/{tenantid}/oauth2/v2.0/logout`,
    jwks_uri: `${authority}/{tenantid}/discovery/v2.0/keys`
  })

const withoutTrailingSlash = (url: string): string => url.replace(/\/+$/, '')
const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** Known before the practice cloud runs: the wizard's first step shows them. */
export const practiceCapabilities: CloudCapabilities = {
  gdap: true, crossTenantLookup: true, quotes: true, advisorLink: true, cart: true, openInvitation: true, partnerOffices: true, createServiceRequests: true
}

/** One portal with several sections, where Microsoft has several portals. */
function portalsOf(portal: string): CloudRecord['portals'] {
  const { origin, pathname } = new URL(portal)
  const shared = { origins: [origin], tenantInPath: new RegExp(String.raw`^${literal(withoutTrailingSlash(pathname))}/([0-9a-f-]{36})(?:/|$)`, 'i'), tenantInPage: true }
  return [
    { ...shared, id: 'practice', nameKey: 'practice', url: `${portal}/{tenantId}/` },
    { ...shared, id: 'users', nameKey: 'users', url: `${portal}/{tenantId}/users` },
    { ...shared, id: 'domains', nameKey: 'domains', url: `${portal}/{tenantId}/domains`, fullOnly: true },
    { ...shared, id: 'subscriptions', nameKey: 'subscriptions', url: `${portal}/{tenantId}/subscriptions`, fullOnly: true }
  ]
}

/** The record of a running practice cloud, from the line it prints when it is ready (capabilities 1.2). */
export const practiceRecord = (ready: PracticeReady): CloudRecord => {
  const authority = withoutTrailingSlash(ready.authority)
  const portal = withoutTrailingSlash(ready.portal)
  return {
    id: 'practice',
    identity: {
      authority: `https://${authorityHost}`,
      homeTenant: ready.partnerTenantId.toLowerCase(),
      clientId: ready.clientId,
      knownAuthorities: [authorityHost],
      authorityMetadata: endpoints(authority),
      signInOrigins: [new URL(authority).origin],
      signInPaths: /^\/[^/]+\/(?:oauth2\/v2\.0\/authorize|interaction)(?:\/|$)/,
      signInWith: 'window'
    },
    graph: { base: withoutTrailingSlash(ready.graph), scopePrefix: 'https://graph.practice/' },
    partnerCenter: { base: withoutTrailingSlash(ready.partnerCenter), scope: 'https://api.partnercenter.practice/user_impersonation' },
    portals: portalsOf(portal),
    consoles: [
      { id: 'companyPortal', url: `${portal}/${ready.partnerTenantId.toLowerCase()}` },
      { id: 'adminConsole', url: `${portal}/${ready.partnerTenantId.toLowerCase()}/users` }
    ],
    approvalLink: `${portal}/approve/{relationshipId}`,
    advisorLink: `${portal}/partnersignup?type={kind}&id={quoteId}&msppid={partnerId}`,
    capabilities: practiceCapabilities
  }
}
