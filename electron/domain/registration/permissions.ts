/** Application ids of the two services, the same in every tenant. */
export const serviceAppIds = { graph: '00000003-0000-0000-c000-000000000000', partnerCenter: 'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd' } as const

interface PermissionShape {
  readonly name: string
  /** Of the delegated permission, as Microsoft publishes it. */
  readonly id: string
  readonly service: keyof typeof serviceAppIds
  /** Part of every sign-in; tokens do not name all of these. */
  readonly signIn?: true
  /** Exists only in clouds with this capability. */
  readonly needs?: 'gdap' | 'crossTenantLookup'
  /** Also (or only) used in customers' tenants, so that a customer's consent has to name it. */
  readonly atCustomers?: true
}

/**
 * Every delegated permission that the application asks for, least first: the one list behind the page that explains the registration,
 * the check, the consent for a customer, and `scripts/register-app.ps1` (a test compares). What is not used is not on it.
 */
export const appPermissions = [
  { name: 'openid', id: '37f7f235-527c-4136-accd-4a02d197296e', service: 'graph', signIn: true },
  { name: 'profile', id: '14dad69e-099b-42c9-810b-d002981feec1', service: 'graph', signIn: true },
  { name: 'offline_access', id: '7427e0e9-2fba-42fe-b0c0-848c9e6a8182', service: 'graph', signIn: true },
  { name: 'User.Read', id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', service: 'graph' },
  { name: 'Directory.Read.All', id: '06da0dbc-49e2-44d2-8312-53f166ab848a', service: 'graph', atCustomers: true },
  { name: 'CrossTenantInformation.ReadBasic.All', id: '81594d25-e88e-49cf-ac8c-fecbff49f994', service: 'graph', needs: 'crossTenantLookup' },
  { name: 'DelegatedAdminRelationship.ReadWrite.All', id: '885f682f-a990-4bad-a642-36736a74b0c7', service: 'graph', needs: 'gdap' },
  { name: 'GroupMember.ReadWrite.All', id: 'f81125ac-d3b7-4573-a3b2-7099cc39df9e', service: 'graph' },
  { name: 'User.ReadWrite.All', id: '204e0828-b5ca-4ad8-b9f3-f32a958e7cc4', service: 'graph', atCustomers: true },
  { name: 'ServiceHealth.Read.All', id: '55896846-df78-47a7-aa94-8d3d4442ca7f', service: 'graph', atCustomers: true },
  { name: 'User-PasswordProfile.ReadWrite.All', id: '56760768-b641-451f-8906-e1b8ab31bca7', service: 'graph', atCustomers: true },
  { name: 'UserAuthenticationMethod.ReadWrite.All', id: 'b7887744-6746-4312-813d-72daeaee7e2d', service: 'graph', atCustomers: true },
  { name: 'user_impersonation', id: '1cebfa2a-fb4d-419e-b5f9-839b4383e05a', service: 'partnerCenter' }
] as const satisfies readonly PermissionShape[]

export type PermissionName = (typeof appPermissions)[number]['name']

/** One of {@link appPermissions}. */
export type AppPermission = PermissionShape & { readonly name: PermissionName }

export const allPermissions: readonly AppPermission[] = appPermissions

/** Those that a customer's consent is about. */
export const customerPermissions: readonly AppPermission[] = allPermissions.filter(({ atCustomers }) => atCustomers === true)

/** The redirect address of a desktop application; the port is chosen when somebody signs in. */
export const redirectUri = 'http://localhost'
