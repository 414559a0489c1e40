import { z } from 'zod'

/** How a password is made. Keys of the catalogue below `password.kind.`. */
export const passwordKinds = ['words', 'characters'] as const
export type PasswordKind = (typeof passwordKinds)[number]

/** A password from the computer's source of random numbers. It is shown, and kept nowhere. */
export interface MadePassword {
  readonly password: string
  /** What is left to guess for somebody who knows how it was made, as a power of two. */
  readonly bits: number
}

/** For whom a password is made: it holds neither their name nor their company's. */
export const passwordWishSchema = z.strictObject({
  kind: z.enum(passwordKinds),
  userPrincipalName: z.string().max(320),
  company: z.string().max(300).optional()
})
