import type { CloudData } from '../../contract/cloudData'

/** The cloud operated in China. Delegated administration by GDAP and cross-tenant lookup exist in the worldwide cloud only. */
export const chinaCloud: CloudData = {
  checked: '2026-08-21',
  authority: 'https://login.chinacloudapi.cn',
  knownAuthorities: ['login.chinacloudapi.cn'],
  signInOrigins: ['https://login.chinacloudapi.cn', 'https://login.partner.microsoftonline.cn'],
  graph: 'https://microsoftgraph.chinacloudapi.cn/v1.0',
  graphScopePrefix: 'https://microsoftgraph.chinacloudapi.cn/',
  partnerCenter: 'https://partner.partnercenterapi.microsoftonline.cn/v1',
  partnerCenterScope: 'https://partner.partnercenterapi.microsoftonline.cn/user_impersonation',
  portals: [
    { id: 'm365', nameKey: 'm365', url: 'https://portal.partner.microsoftonline.cn/AdminPortal?delegatedOrg={initialDomain}', origins: ['https://portal.partner.microsoftonline.cn'], tenantInQuery: 'delegatedOrg' },
    { id: 'entra', nameKey: 'entra', url: 'https://entra.microsoftonline.cn/{tenantId}', origins: ['https://entra.microsoftonline.cn'], tenantInPath: '/{tenantId}' },
    { id: 'intune', nameKey: 'intune', url: 'https://intune.microsoftonline.cn/{tenantId}', origins: ['https://intune.microsoftonline.cn'], tenantInPath: '/{tenantId}' },
    { id: 'azure', nameKey: 'azure', url: 'https://portal.azure.cn/{tenantId}/', origins: ['https://portal.azure.cn'], tenantInPath: '/{tenantId}' }
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
}
