import { z } from 'zod'
import type { AccountMemory } from '../../services/signInPorts'
import { createAsideTokens } from './asideTokens'
import { technicianSchema } from './technicianMemory'
import type { TokenVault } from './tokenVault'

const schema = z.array(z.object({ technician: technicianSchema, usedAt: z.string() }))

/** Kept in the vault beside the tokens: names of people and of their company, and a role that nobody may change from outside. */
export const createAccountMemory = (vault: TokenVault, cloudId: string): AccountMemory => {
  const entry = `accounts-${cloudId}`
  const aside = createAsideTokens(vault, cloudId)
  return {
    async read() {
      const text = await vault.read(entry)
      if (text === undefined) return []
      try {
        return schema.parse(JSON.parse(text))
      } catch {
        // A list that cannot be read costs the convenience, not the start.
        return []
      }
    },
    write: (accounts) => (accounts.length === 0 ? vault.delete(entry) : vault.write(entry, JSON.stringify(accounts))),
    keepsSignIn: (homeAccountId) => aside.has(homeAccountId),
    dropSignIn: (homeAccountId) => aside.drop(homeAccountId)
  }
}
