import type { CloudRecord } from '../cloud'

/** The cloud operated in China. Delegated administration by GDAP and cross-tenant lookup exist in the worldwide cloud only. */
export const chinaRecord = (clientId: string): CloudRecord => ({
  id: 'china',
  identity: {
    authority: 'https://login.chinacloudapi.cn',
    homeTenant: 'organizations',
    clientId,
    knownAuthorities: ['login.chinacloudapi.cn'],
    signInOrigins: ['https://login.chinacloudapi.cn', 'https://login.partner.microsoftonline.cn'],
    signInWith: 'browser'
  },
  graph: { base: 'https://microsoftgraph.chinacloudapi.cn/v1.0', scopePrefix: 'https://microsoftgraph.chinacloudapi.cn/' },
  partnerCenter: {
    base: 'https://partner.partnercenterapi.microsoftonline.cn/v1',
    scope: 'https://partner.partnercenterapi.microsoftonline.cn/user_impersonation'
  },
  portals: [
    { id: 'm365', nameKey: 'm365', url: 'https://portal.partner.microsoftonline.cn/AdminPortal?delegatedOrg={initialDomain}', origins: ['https://portal.partner.microsoftonline.cn'], tenantInQuery: 'delegatedOrg' },
    { id: 'entra', nameKey: 'entra', url: 'https://entra.microsoftonline.cn/{tenantId}', origins: ['https://entra.microsoftonline.cn'], tenantInPath: /^\/([0-9a-f-]{36})(?:\/|$)/i },
    { id: 'intune', nameKey: 'intune', url: 'https://intune.microsoftonline.cn/{tenantId}', origins: ['https://intune.microsoftonline.cn'], tenantInPath: /^\/([0-9a-f-]{36})(?:\/|$)/i },
    { id: 'azure', nameKey: 'azure', url: 'https://portal.azure.cn/{tenantId}/', origins: ['https://portal.azure.cn'], tenantInPath: /^\/([0-9a-f-]{36})(?:\/|$)/i }
  ],
  consoles: [
    { id: 'companyPortal', url: 'https://portal.manage.microsoft.cn/' },
    { id: 'adminConsole', url: 'https://portal.partner.microsoftonline.cn/' },
    { id: 'adminConsole', url: 'https://entra.microsoftonline.cn/' },
    { id: 'adminConsole', url: 'https://intune.microsoftonline.cn/' },
    { id: 'adminConsole', url: 'https://portal.azure.cn/' }
  ],
  approvalLink: '',
  capabilities: { gdap: false, crossTenantLookup: false, quotes: false, advisorLink: false, cart: true, openInvitation: false }
})
