import type { User } from '../world/model'
import type { World } from '../world/world'

/** Whether a user may have a token of a tenant now: the own tenant, or a customer that the world lets them enter. */
export const canUse = (world: World, user: User, tenantId: string): boolean =>
  user.tenantId === tenantId || world.canEnter(user.id, tenantId).allowed
