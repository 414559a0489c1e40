import type { Group, User } from '../world/model'
import { ROLE_TEMPLATES } from '../world/roleTemplates'
import { seededGuid } from '../world/seed/random'
import type { World } from '../world/world'
import type { Wire } from './collection'

/** What a user shows when nothing is selected. */
export const USER_SHOWN = ['businessPhones', 'displayName', 'givenName', 'jobTitle', 'mail', 'mobilePhone', 'officeLocation', 'preferredLanguage', 'surname', 'userPrincipalName', 'id']
/** The same of users, groups and roles in one collection. */
export const DIRECTORY_OBJECT_SHOWN = [...USER_SHOWN, 'description', 'mailEnabled', 'securityEnabled', 'groupTypes', 'deletedDateTime', 'roleTemplateId']

/** A user as Graph writes it, with every property that can be selected. */
export function userWire(user: User): Wire {
  return {
    businessPhones: [], displayName: user.displayName, givenName: user.givenName, jobTitle: null, mail: user.userPrincipalName, mobilePhone: null,
    officeLocation: null, preferredLanguage: null, surname: user.surname, userPrincipalName: user.userPrincipalName, id: user.id,
    accountEnabled: user.accountEnabled, onPremisesSyncEnabled: user.onPremisesSyncEnabled ? true : null, usageLocation: user.usageLocation, userType: 'Member',
    lastPasswordChangeDateTime: toSeconds(user.lastPasswordChangeDateTime)
  }
}

/** Graph writes moments of the directory without fractions. */
export function toSeconds(instant: string | undefined): string | null {
  return instant === undefined ? null : `${instant.slice(0, 19)}Z`
}

export function groupWire(group: Group): Wire {
  return { id: group.id, displayName: group.displayName, description: null, mailEnabled: false, securityEnabled: true, groupTypes: [] }
}

/** A role as it is activated in a tenant: an id of its own beside the template's. */
export function roleWire(world: World, tenantId: string, templateId: string): Wire {
  const template = ROLE_TEMPLATES.find((candidate) => candidate.id === templateId)
  return {
    id: seededGuid(world.settings.seed, 'role', tenantId, templateId), deletedDateTime: null, description: template?.description ?? '',
    displayName: template?.displayName ?? '', roleTemplateId: templateId
  }
}

/** A record in a collection of several kinds. */
export function ofType(type: 'user' | 'group' | 'directoryRole', record: Wire): Wire {
  return { '@odata.type': `#microsoft.graph.${type}`, ...record }
}
