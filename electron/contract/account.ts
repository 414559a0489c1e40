import { z } from 'zod'
import type { Instant } from './ids'
import type { CloudId } from './settings'

/** What an account has of its own on this computer. */
export interface OwnWork {
  /** Offers, orders, service requests, mail merges, templates and edits, drafts or not. */
  readonly items: number
  /** Customers of whom it has notes, tags or other names, or who are its favourites. */
  readonly customers: number
}

/** The digest of an account's key, by which pages, files and folders name it. */
export const accountIdSchema = z.string().regex(/^[0-9a-f]{16}$/u)

/** An account that was used on this computer (capabilities 1.3). Holds no token, nor the key of one. */
export interface KnownAccount {
  readonly id: string
  readonly userPrincipalName: string
  readonly displayName: string
  readonly company: string
  readonly cloud: CloudId
  /** Its sign-in stands aside in the vault: nobody has to type anything, as long as the cloud still takes it. */
  readonly keepsSignIn: boolean
  readonly usedAt: Instant
  /** Absent: nothing. */
  readonly work?: OwnWork
}

/** How somebody wants to sign in: as one of the known accounts, or expressly as another. Absent: as the cloud's page finds it. */
export const signInChoiceSchema = z.union([z.strictObject({ accountId: accountIdSchema }), z.strictObject({ another: z.literal(true) })])
export type SignInChoice = z.infer<typeof signInChoiceSchema>
