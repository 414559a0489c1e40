import { z } from 'zod'

const claimsSchema = z.object({ access_token: z.object({ acrs: z.object({ essential: z.literal(true), value: z.string().regex(/^c\d{1,2}$/u) }) }) })
const prefix = 'acrs:'

/** The authentication context that a `claims` parameter demands of the token; `undefined`: none, or one that this cloud does not know. */
export const demandedContext = (claims: unknown): string | undefined => {
  if (typeof claims !== 'string') return undefined
  try {
    return claimsSchema.parse(JSON.parse(claims)).access_token.acrs.value
  } catch {
    return undefined
  }
}

/** What a token must say to satisfy a context, as a challenge carries it. */
export const contextClaims = (context: string): string => JSON.stringify({ access_token: { acrs: { essential: true, value: context } } })

/** The library carries how somebody signed in from the session to each token; a context goes along with it. */
export const asMethod = (context: string): string => `${prefix}${context}`

export const contextsOf = (amr: readonly string[]): readonly string[] => amr.flatMap((method) => (method.startsWith(prefix) ? [method.slice(prefix.length)] : []))

export const methodsOf = (amr: readonly string[]): readonly string[] => amr.filter((method) => !method.startsWith(prefix))
