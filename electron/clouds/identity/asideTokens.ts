import { shortDigest } from '../../lib/shortDigest'
import type { TokenVault } from './tokenVault'

/** Sign-ins that wait in the vault for their account to be chosen again; the tokens of the account that works stand elsewhere. */
export interface AsideTokens {
  has(homeAccountId: string): Promise<boolean>
  read(homeAccountId: string): Promise<string | undefined>
  write(homeAccountId: string, cache: string): Promise<void>
  drop(homeAccountId: string): Promise<void>
}

export const createAsideTokens = (vault: TokenVault, cloudId: string): AsideTokens => {
  const entry = (homeAccountId: string): string => `aside-${cloudId}-${shortDigest(homeAccountId)}`
  return {
    has: async (homeAccountId) => (await vault.read(entry(homeAccountId))) !== undefined,
    read: (homeAccountId) => vault.read(entry(homeAccountId)),
    write: (homeAccountId, cache) => vault.write(entry(homeAccountId), cache),
    drop: (homeAccountId) => vault.delete(entry(homeAccountId))
  }
}
