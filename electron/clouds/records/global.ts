import type { CloudData } from '../../contract/cloudData'

/** Microsoft's worldwide cloud, which also serves GCC. Tenant or domain stand in the portals' addresses. */
export const globalCloud: CloudData = {
  checked: '2026-08-21',
  authority: 'https://login.microsoftonline.com',
  knownAuthorities: ['login.microsoftonline.com'],
  signInOrigins: ['https://login.microsoftonline.com', 'https://login.microsoft.com', 'https://login.live.com'],
  graph: 'https://graph.microsoft.com/v1.0',
  graphScopePrefix: 'https://graph.microsoft.com/',
  partnerCenter: 'https://api.partnercenter.microsoft.com/v1',
  partnerCenterScope: 'https://api.partnercenter.microsoft.com/user_impersonation',
  portals: [
    { id: 'm365', nameKey: 'm365', url: 'https://admin.cloud.microsoft/?delegatedOrg={initialDomain}', origins: ['https://admin.cloud.microsoft', 'https://admin.microsoft.com'], tenantInQuery: 'delegatedOrg' },
    { id: 'entra', nameKey: 'entra', url: 'https://entra.microsoft.com/{tenantId}/#home', origins: ['https://entra.microsoft.com'], tenantInPath: '/{tenantId}' },
    { id: 'intune', nameKey: 'intune', url: 'https://intune.microsoft.com/{tenantId}', origins: ['https://intune.microsoft.com'], tenantInPath: '/{tenantId}' },
    { id: 'azure', nameKey: 'azure', url: 'https://portal.azure.com/{tenantId}/', origins: ['https://portal.azure.com'], tenantInPath: '/{tenantId}' },
    { id: 'exchange', nameKey: 'exchange', url: 'https://admin.cloud.microsoft/exchange?delegatedOrg={initialDomain}', origins: ['https://admin.cloud.microsoft'], tenantInQuery: 'delegatedOrg' },
    { id: 'teams', nameKey: 'teams', url: 'https://admin.teams.microsoft.com/?delegatedOrg={initialDomain}', origins: ['https://admin.teams.microsoft.com'], tenantInQuery: 'delegatedOrg' },
    { id: 'defender', nameKey: 'defender', url: 'https://security.microsoft.com/?tid={tenantId}', origins: ['https://security.microsoft.com'], tenantInQuery: 'tid' },
    { id: 'purview', nameKey: 'purview', url: 'https://purview.microsoft.com/?tid={tenantId}', origins: ['https://purview.microsoft.com'], tenantInQuery: 'tid' },
    { id: 'sharePoint', nameKey: 'sharePoint', url: 'https://{sharePointName}-admin.sharepoint.com/', origins: ['https://{sharePointName}-admin.sharepoint.com'] },
    { id: 'powerPlatform', nameKey: 'powerPlatform', url: 'https://admin.powerplatform.microsoft.com/account/login/{tenantId}', origins: ['https://admin.powerplatform.microsoft.com'] },
    { id: 'powerApps', nameKey: 'powerApps', url: 'https://make.powerapps.com/home?tenant={tenantId}', origins: ['https://make.powerapps.com'], tenantInQuery: 'tenant' },
    { id: 'fabric', nameKey: 'fabric', url: 'https://app.powerbi.com/admin-portal?ctid={tenantId}', origins: ['https://app.powerbi.com'], tenantInQuery: 'ctid' }
  ],
  consoles: [
    { id: 'companyPortal', url: 'https://portal.manage.microsoft.com/' },
    { id: 'adminConsole', url: 'https://admin.cloud.microsoft/' },
    { id: 'adminConsole', url: 'https://admin.microsoft.com/' },
    { id: 'adminConsole', url: 'https://entra.microsoft.com/' },
    { id: 'adminConsole', url: 'https://intune.microsoft.com/' },
    { id: 'adminConsole', url: 'https://portal.azure.com/' },
    { id: 'partnerConsole', url: 'https://lighthouse.microsoft.com/' },
    { id: 'partnerConsole', url: 'https://partner.microsoft.com/' }
  ],
  approvalLink: 'https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/{relationshipId}',
  capabilities: { gdap: true, crossTenantLookup: true, quotes: false, advisorLink: false, cart: true, openInvitation: false }
}
