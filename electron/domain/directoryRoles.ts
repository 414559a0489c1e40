/** Ids of directory role templates, the same in every tenant. Their names stand in roleNames.ts. */
export const directoryRoles = {
  directoryReaders: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  messageCenterReader: '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b',
  reportsReader: '4a5d8f65-41da-4de4-8968-e035b65339cf',
  securityReader: '5d6b6bb7-de71-4623-b4af-96380a352509',
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  passwordAdministrator: '966707d0-3269-4727-9be2-8c3a10f19b9d',
  serviceSupportAdministrator: 'f023fd81-a637-4b56-95fd-791ac0226033',
  helpdeskAdministrator: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  licenseAdministrator: '4d6ac14f-3453-41d0-bef9-a3e0c569773a',
  groupsAdministrator: 'fdd7a751-b60b-444a-984c-02652fe8fa1c',
  exchangeRecipientAdministrator: '31392ffb-586c-42d1-9346-e59415a2cc4e',
  teamsCommunicationsAdministrator: 'baf37b3a-610e-45da-9e62-d9d1e5e8914b',
  officeAppsAdministrator: '2b745bdf-0803-4d80-aa65-822c4493daac',
  securityOperator: '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f',
  exchangeAdministrator: '29232cdf-9323-42fd-ade2-1d097af3e4de',
  sharePointAdministrator: 'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
  teamsAdministrator: '69091246-20e8-4a56-aa4d-066075b2a7a8',
  powerPlatformAdministrator: '11648597-926c-4cf3-9c36-bcebb0ba8dcc',
  windows365Administrator: '11451d60-acb2-45eb-a7d6-43d0f0125c13',
  cloudDeviceAdministrator: '7698a772-787b-4ac8-901f-60d6b08affd2',
  billingAdministrator: 'b0f54661-2d74-4c50-afa3-1ec803f12efe',
  complianceAdministrator: '17315797-102d-40b4-93e0-432062caca18',
  directoryWriters: '9360feb5-f418-4baa-8175-e2a00bac4301',
  authenticationAdministrator: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  domainNameAdministrator: '8329153b-31d0-4727-b945-745eb3bc5f31',
  intuneAdministrator: '3a2c62db-5318-420d-8d74-23affee5d9d5',
  authenticationPolicyAdministrator: '0526716b-113d-4c15-b2c8-68e3c22b9f80',
  conditionalAccessAdministrator: 'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
  securityAdministrator: '194ae4cb-b126-40b2-bd5b-6091b380977d',
  cloudApplicationAdministrator: '158c047a-c907-4556-b7ef-446551a6b5f7',
  applicationAdministrator: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  hybridIdentityAdministrator: '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2',
  privilegedAuthenticationAdministrator: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  privilegedRoleAdministrator: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10'
} as const
export type DirectoryRole = keyof typeof directoryRoles

/** All of them, those that can do least first. */
export const directoryRoleKeys = Object.keys(directoryRoles) as readonly DirectoryRole[]

export const roleIds = (roles: readonly DirectoryRole[]): readonly string[] => roles.map((role) => directoryRoles[role])

const byId = new Map<string, DirectoryRole>(directoryRoleKeys.map((key) => [directoryRoles[key], key]))

/** The key of a role by its id in either case; `undefined` for one that this application does not know. */
export const directoryRole = (id: string): DirectoryRole | undefined => byId.get(id.toLowerCase())

/**
 * How much a role can do: 1 reads · 2 helps users · 3 administers one service · 4 administers users, devices or security ·
 * 5 can give itself any other role, and so the whole tenant.
 */
export function roleWeight(role: DirectoryRole): 1 | 2 | 3 | 4 | 5 {
  const place = directoryRoleKeys.indexOf(role)
  if (place >= directoryRoleKeys.indexOf('cloudApplicationAdministrator')) return 5
  if (place >= directoryRoleKeys.indexOf('directoryWriters')) return 4
  if (place >= directoryRoleKeys.indexOf('exchangeAdministrator')) return 3
  return place >= directoryRoleKeys.indexOf('passwordAdministrator') ? 2 : 1
}

/** Whether a set of role ids holds the Global Administrator, which contains every other role and excludes automatic extension. */
export const holdsEverything = (ids: readonly string[]): boolean => ids.some((id) => id.toLowerCase() === directoryRoles.globalAdministrator)
