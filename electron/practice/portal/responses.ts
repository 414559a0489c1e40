import type { Context } from 'hono'

import type { Addresses } from '../server/addresses'
import { contentPolicy } from '../server/page'
import type { Html } from '../server/page'

export type PageStatus = 200 | 400 | 401 | 403 | 404 | 409 | 503

/** Answers with a page of the portal, which may not be framed, kept or read by others. */
export const sendPortal = async (context: Context, content: Html, status: PageStatus = 200, policy = contentPolicy()): Promise<Response> =>
  context.body(String(await content), status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin'
  })

/** Whether a form comes from another origin; browsers always name it. */
export const fromElsewhere = (context: Context, at: Addresses): boolean => {
  const origin = context.req.header('origin')
  return origin !== undefined && origin !== at.url
}
