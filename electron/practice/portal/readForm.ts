import type { Context } from 'hono'

import { fromElsewhere } from './responses'
import type { PortalEnvironment } from './visit'

/** The fields of a form of this portal's own page; `undefined` when it came from elsewhere or without the session's token. */
export const readForm = async (context: Context<PortalEnvironment>): Promise<Readonly<Record<string, string>> | undefined> => {
  const { session, at } = context.get('visit')
  if (fromElsewhere(context, at)) return undefined
  const body = await context.req.parseBody()
  if (body['csrf'] !== session.csrf) return undefined
  return Object.fromEntries(Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}
