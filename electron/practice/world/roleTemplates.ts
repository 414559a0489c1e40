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
  { id: DIRECTORY_READERS, displayName: 'Directory Readers', description: 'Reads basic directory information.' },
  { id: GLOBAL_READER, displayName: 'Global Reader', description: 'Reads everything that a Global Administrator can, and changes nothing.' }
]

/** What the partner asks for when it is to administer fully; group AdminAgents. */
export const FULL_ROLES: readonly string[] = [
  GLOBAL_ADMINISTRATOR, USER_ADMINISTRATOR, LICENSE_ADMINISTRATOR, SERVICE_SUPPORT_ADMINISTRATOR, INTUNE_ADMINISTRATOR, DOMAIN_NAME_ADMINISTRATOR, DIRECTORY_READERS
]

/** What a technician with the limited role gets; group HelpdeskAgents. */
export const LIMITED_ROLES: readonly string[] = [HELPDESK_ADMINISTRATOR, PASSWORD_ADMINISTRATOR]
