import type { CloudRecord } from '../cloud'

/** Microsoft's US Government cloud (L4). Delegated administration by GDAP and cross-tenant lookup exist in the worldwide cloud only. */
export const usgovRecord = (clientId: string): CloudRecord => ({
  id: 'usgov',
  identity: {
    authority: 'https://login.microsoftonline.us',
    homeTenant: 'organizations',
    clientId,
    knownAuthorities: ['login.microsoftonline.us'],
    signInOrigins: ['https://login.microsoftonline.us'],
    signInWith: 'browser'
  },
  graph: { base: 'https://graph.microsoft.us/v1.0', scopePrefix: 'https://graph.microsoft.us/' },
  partnerCenter: { base: 'https://api.partnercenter.microsoft.com/v1', scope: 'https://api.partnercenter.microsoft.com/user_impersonation' },
  portals: [
    { id: 'm365', nameKey: 'm365', url: 'https://portal.office365.us/?delegatedOrg={initialDomain}', origins: ['https://portal.office365.us'], tenantInQuery: 'delegatedOrg' },
    { id: 'entra', nameKey: 'entra', url: 'https://entra.microsoft.us/{tenantId}', origins: ['https://entra.microsoft.us'], tenantInPath: /^\/([0-9a-f-]{36})(?:\/|$)/i },
    { id: 'intune', nameKey: 'intune', url: 'https://intune.microsoft.us/{tenantId}', origins: ['https://intune.microsoft.us'], tenantInPath: /^\/([0-9a-f-]{36})(?:\/|$)/i },
    { id: 'azure', nameKey: 'azure', url: 'https://portal.azure.us/{tenantId}/', origins: ['https://portal.azure.us'], tenantInPath: /^\/([0-9a-f-]{36})(?:\/|$)/i }
  ],
  consoles: [
    { id: 'companyPortal', url: 'https://portal.manage.microsoft.us/' },
    { id: 'adminConsole', url: 'https://portal.office365.us/' },
    { id: 'adminConsole', url: 'https://entra.microsoft.us/' },
    { id: 'adminConsole', url: 'https://intune.microsoft.us/' },
    { id: 'adminConsole', url: 'https://portal.azure.us/' }
  ],
  approvalLink: '',
  capabilities: { gdap: false, crossTenantLookup: false, quotes: false, advisorLink: false, cart: true, openInvitation: false }
})
