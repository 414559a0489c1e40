import type { AgentGroup, GroupReach } from '../contract/team'
import { isUsable, relationshipState } from '../domain/relationshipState'
import type { RelationshipBook } from './relationships/relationshipBook'

/** At how many customers a group has access, and with which roles: from what is known of the relationships in force. */
export function reachOfGroup(book: Pick<RelationshipBook, 'entries' | 'get'>, now: number, group: AgentGroup, groupId: string): GroupReach {
  const customers = new Set<string>()
  const roles = new Set<string>()
  let unread = 0
  for (const entry of book.entries().values()) {
    if (!isUsable(relationshipState(entry, now))) continue
    const access = book.get(entry.id)?.access
    if (access === undefined) unread += 1
    const mine = access?.assignments.filter((one) => one.status === 'active' && one.groupId === groupId) ?? []
    if (mine.length > 0 && entry.tenantId !== undefined) customers.add(entry.tenantId)
    for (const role of mine.flatMap((one) => one.roles)) roles.add(role)
  }
  return { group, customers: customers.size, roles: [...roles], unread }
}
