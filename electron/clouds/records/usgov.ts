import type { CloudData } from '../../contract/cloudData'

/** Microsoft's US Government cloud (L4). Delegated administration by GDAP and cross-tenant lookup exist in the worldwide cloud only. */
export const usgovCloud: CloudData = {
  checked: '2026-08-21',
  authority: 'https://login.microsoftonline.us',
  knownAuthorities: ['login.microsoftonline.us'],
  signInOrigins: ['https://login.microsoftonline.us'],
  graph: 'https://graph.microsoft.us/v1.0',
  graphScopePrefix: 'https://graph.microsoft.us/',
  partnerCenter: 'https://api.partnercenter.microsoft.com/v1',
  partnerCenterScope: 'https://api.partnercenter.microsoft.com/user_impersonation',
  portals: [
    { id: 'm365', nameKey: 'm365', url: 'https://portal.office365.us/?delegatedOrg={initialDomain}', origins: ['https://portal.office365.us'], tenantInQuery: 'delegatedOrg' },
    { id: 'entra', nameKey: 'entra', url: 'https://entra.microsoft.us/{tenantId}', origins: ['https://entra.microsoft.us'], tenantInPath: '/{tenantId}' },
    { id: 'intune', nameKey: 'intune', url: 'https://intune.microsoft.us/{tenantId}', origins: ['https://intune.microsoft.us'], tenantInPath: '/{tenantId}' },
    { id: 'azure', nameKey: 'azure', url: 'https://portal.azure.us/{tenantId}/', origins: ['https://portal.azure.us'], tenantInPath: '/{tenantId}' }
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
}

/** The same for the Department of Defense: Graph has a host of its own there. */
export const dodCloud: CloudData = {
  ...usgovCloud,
  graph: 'https://dod-graph.microsoft.us/v1.0',
  graphScopePrefix: 'https://dod-graph.microsoft.us/'
}
