/** A directory role template of Entra ID; the ids are the same in every tenant. */
export interface RoleTemplate {
  readonly id: string
  readonly displayName: string
  readonly description: string
}

export const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10'
export const USER_ADMINISTRATOR = 'fe930be7-5e62-47db-91af-98c3a49a38b1'
export const HELPDESK_ADMINISTRATOR = '729827e3-9c14-49f7-bb1b-9608f156bbb8'
export const PASSWORD_ADMINISTRATOR = '966707d0-3269-4727-9be2-8c3a10f19b9d'
export const LICENSE_ADMINISTRATOR = '4d6ac14f-3453-41d0-bef9-a3e0c569773a'
export const SERVICE_SUPPORT_ADMINISTRATOR = 'f023fd81-a637-4b56-95fd-791ac0226033'
export const BILLING_ADMINISTRATOR = 'b0f54661-2d74-4c50-afa3-1ec803f12efe'
export const DIRECTORY_READERS = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b'
export const GLOBAL_READER = 'f2ef992c-3afb-46b9-b7cf-a126ee74c451'
export const INTUNE_ADMINISTRATOR = '3a2c62db-5318-420d-8d74-23affee5d9d5'
export const DOMAIN_NAME_ADMINISTRATOR = '8329153b-31d0-4727-b945-745eb3bc5f31'
export const PRIVILEGED_ROLE_ADMINISTRATOR = 'e8611ab8-c189-46e8-94e1-60213ab1f814'
export const PRIVILEGED_AUTHENTICATION_ADMINISTRATOR = '7be44c8a-adaf-4e2a-84d6-ab2649e08a13'
export const GROUPS_ADMINISTRATOR = 'fdd7a751-b60b-444a-984c-02652fe8fa1c'
export const CLOUD_APPLICATION_ADMINISTRATOR = '158c047a-c907-4556-b7ef-446551a6b5f7'
export const APPLICATION_ADMINISTRATOR = '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3'
export const AUTHENTICATION_ADMINISTRATOR = 'c4e39bd9-1100-46d3-8c65-fb160da0071f'

/** The role templates that this cloud knows. */
export const ROLE_TEMPLATES: readonly RoleTemplate[] = [
  { id: GLOBAL_ADMINISTRATOR, displayName: 'Global Administrator', description: 'Manages every aspect of the directory and its services.' },
  { id: PRIVILEGED_ROLE_ADMINISTRATOR, displayName: 'Privileged Role Administrator', description: 'Manages role assignments.' },
  { id: PRIVILEGED_AUTHENTICATION_ADMINISTRATOR, displayName: 'Privileged Authentication Administrator', description: 'Manages sign-in methods of every user.' },
  { id: AUTHENTICATION_ADMINISTRATOR, displayName: 'Authentication Administrator', description: 'Manages sign-in methods of users without a role.' },
  { id: USER_ADMINISTRATOR, displayName: 'User Administrator', description: 'Manages users and groups.' },
  { id: HELPDESK_ADMINISTRATOR, displayName: 'Helpdesk Administrator', description: 'Resets passwords of users and of helpdesk administrators.' },
  { id: PASSWORD_ADMINISTRATOR, displayName: 'Password Administrator', description: 'Resets passwords of users without a role.' },
  { id: LICENSE_ADMINISTRATOR, displayName: 'License Administrator', description: 'Assigns licences.' },
  { id: SERVICE_SUPPORT_ADMINISTRATOR, displayName: 'Service Support Administrator', description: 'Opens and reads service requests.' },
  { id: BILLING_ADMINISTRATOR, displayName: 'Billing Administrator', description: 'Buys and manages subscriptions.' },
  { id: INTUNE_ADMINISTRATOR, displayName: 'Intune Administrator', description: 'Manages every aspect of Intune.' },
  { id: DOMAIN_NAME_ADMINISTRATOR, displayName: 'Domain Name Administrator', description: 'Manages domain names.' },
  { id: '9360feb5-f418-4baa-8175-e2a00bac4301', displayName: 'Directory Writers', description: 'Reads and writes basic directory information.' },
  { id: CLOUD_APPLICATION_ADMINISTRATOR, displayName: 'Cloud Application Administrator', description: 'Manages applications, without the application proxy.' },
  { id: APPLICATION_ADMINISTRATOR, displayName: 'Application Administrator', description: 'Manages every aspect of applications.' },
  { id: '29232cdf-9323-42fd-ade2-1d097af3e4de', displayName: 'Exchange Administrator', description: 'Manages every aspect of Exchange.' },
  { id: 'f28a1f50-f6e7-4571-818b-6a12f2af6b6c', displayName: 'SharePoint Administrator', description: 'Manages every aspect of SharePoint.' },
  { id: '69091246-20e8-4a56-aa4d-066075b2a7a8', displayName: 'Teams Administrator', description: 'Manages every aspect of Teams.' },
  { id: '194ae4cb-b126-40b2-bd5b-6091b380977d', displayName: 'Security Administrator', description: 'Manages security settings and reads reports.' },
  { id: '5d6b6bb7-de71-4623-b4af-96380a352509', displayName: 'Security Reader', description: 'Reads security settings and reports.' },
  { id: '7698a772-787b-4ac8-901f-60d6b08affd2', displayName: 'Cloud Device Administrator', description: 'Manages devices in the directory.' },
  { id: GROUPS_ADMINISTRATOR, displayName: 'Groups Administrator', description: 'Manages groups and their settings.' },
  { id: DIRECTORY_READERS, displayName: 'Directory Readers', description: 'Reads basic directory information.' },
  { id: GLOBAL_READER, displayName: 'Global Reader', description: 'Reads everything that a Global Administrator can, and changes nothing.' },
  { id: '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b', displayName: 'Message Center Reader', description: 'Reads the announcements of the services.' },
  { id: '4a5d8f65-41da-4de4-8968-e035b65339cf', displayName: 'Reports Reader', description: 'Reads reports on use and sign-ins.' },
  { id: '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f', displayName: 'Security Operator', description: 'Works on security alerts.' },
  { id: '17315797-102d-40b4-93e0-432062caca18', displayName: 'Compliance Administrator', description: 'Manages compliance settings and reports.' },
  { id: 'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9', displayName: 'Conditional Access Administrator', description: 'Manages the rules of conditional access.' },
  { id: '0526716b-113d-4c15-b2c8-68e3c22b9f80', displayName: 'Authentication Policy Administrator', description: 'Manages the rules of authentication.' },
  { id: '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2', displayName: 'Hybrid Identity Administrator', description: 'Manages synchronisation and federation.' },
  { id: '31392ffb-586c-42d1-9346-e59415a2cc4e', displayName: 'Exchange Recipient Administrator', description: 'Manages recipients of Exchange.' },
  { id: 'baf37b3a-610e-45da-9e62-d9d1e5e8914b', displayName: 'Teams Communications Administrator', description: 'Manages calls and meetings of Teams.' },
  { id: '2b745bdf-0803-4d80-aa65-822c4493daac', displayName: 'Office Apps Administrator', description: 'Manages the settings of Office apps.' },
  { id: '11648597-926c-4cf3-9c36-bcebb0ba8dcc', displayName: 'Power Platform Administrator', description: 'Manages every aspect of Power Platform.' },
  { id: '11451d60-acb2-45eb-a7d6-43d0f0125c13', displayName: 'Windows 365 Administrator', description: 'Manages Cloud PCs.' }
]

/** What the partner's full administrators hold at a customer; group AdminAgents. It contains everything else. */
export const FULL_ROLES: readonly string[] = [GLOBAL_ADMINISTRATOR]

/** What a technician with the limited role gets; group HelpdeskAgents. */
export const LIMITED_ROLES: readonly string[] = [PASSWORD_ADMINISTRATOR, DIRECTORY_READERS, SERVICE_SUPPORT_ADMINISTRATOR]

/** What a relationship has that extends itself, which the Global Administrator excludes: each service's own administrator instead. */
export const EXTENDING_ROLES: readonly string[] = [
  USER_ADMINISTRATOR, LICENSE_ADMINISTRATOR, DOMAIN_NAME_ADMINISTRATOR, INTUNE_ADMINISTRATOR, '29232cdf-9323-42fd-ade2-1d097af3e4de',
  'f28a1f50-f6e7-4571-818b-6a12f2af6b6c', '69091246-20e8-4a56-aa4d-066075b2a7a8', '7698a772-787b-4ac8-901f-60d6b08affd2',
  'fdd7a751-b60b-444a-984c-02652fe8fa1c', '158c047a-c907-4556-b7ef-446551a6b5f7', AUTHENTICATION_ADMINISTRATOR, GLOBAL_READER, ...LIMITED_ROLES
]
