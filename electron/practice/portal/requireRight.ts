import type { MiddlewareHandler } from 'hono'

import { forbiddenPage } from './pages/records'
import { sendPortal } from './responses'
import type { Rights } from './rights'
import type { PortalEnvironment } from './visit'

type Right = { [K in keyof Rights]: Rights[K] extends boolean ? K : never }[keyof Rights]

/** Refuses a page to those who lack the right, also when they typed its address. */
export const requireRight = (right: Right, what: string): MiddlewareHandler<PortalEnvironment> => async (context, next) => {
  const visit = context.get('visit')
  if (!visit.rights[right]) return sendPortal(context, forbiddenPage(visit, what), 403)
  await next()
  return undefined
}
