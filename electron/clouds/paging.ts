import { z } from 'zod'
import { AppFailure } from '../contract/errors'

/**
 * An address that a service gave us for the next page. Only below the service's own base: a token must never follow an
 * address to another host. Rejects with `service.badAnswer`.
 */
export const nextAddress = (base: string, link: string): string => {
  const url = URL.canParse(link, `${base}/`) ? new URL(link, `${base}/`) : undefined
  if (url === undefined || url.origin !== new URL(base).origin) throw new AppFailure({ kind: 'unexpected', code: 'service.badAnswer' })
  return url.href
}

/** A place in a list as it can be kept: without the host, which another start of the same cloud may not have. */
export const keptAddress = (link: string): string => {
  const { pathname, search } = new URL(link)
  return `${pathname}${search}`
}

/** Checks the raw shape of an answer. Rejects with `service.badAnswer` when the service sent something else. */
export const shaped = <T>(schema: z.ZodType<T>, json: unknown): T => {
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  throw new AppFailure({ kind: 'unexpected', code: 'service.badAnswer' }, { cause: parsed.error })
}
