import type { CallRule } from '../contract/calls'

/** The columns of the table of what each role may do. The last one has Full administration and is global administrator of the partner. */
export const askers = ['none', 'limited', 'full', 'globalAdministrator'] as const
export type Asker = (typeof askers)[number]

/** `whereAccess`: at customers that let this technician in; `invitationsOnly`: not where the offer is a relationship with one customer. */
export const permissions = ['yes', 'no', 'whereAccess', 'asUserAdministrator', 'invitationsOnly'] as const
export type Permission = (typeof permissions)[number]

const ranks: Readonly<Record<Asker, number>> = { none: 0, limited: 1, full: 2, globalAdministrator: 3 }
const needed: Readonly<Record<CallRule['right'], number>> = { anybody: 0, technician: 1, full: 2, globalAdministrator: 3 }

/** What the contract's rule means for one role. */
export function permissionOf({ right, besides }: CallRule, asker: Asker): Permission {
  if (ranks[asker] < needed[right]) return 'no'
  if (besides === undefined || asker === 'none') return 'yes'
  if (besides === 'userAdministrator') return asker === 'globalAdministrator' ? 'yes' : 'asUserAdministrator'
  if (besides === 'fullForRelationships') return asker === 'limited' ? 'invitationsOnly' : 'yes'
  return besides === 'fullAccess' && asker === 'limited' ? 'no' : 'whereAccess'
}
