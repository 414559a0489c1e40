import { createHash } from 'node:crypto'

/** The digest by which an account is named outside of the vault: what is kept of a sign-in in clear must not say whose it is. */
export const accountIdOf = (homeAccountId: string | undefined): string => createHash('sha256').update(homeAccountId ?? '').digest('hex').slice(0, 16)
