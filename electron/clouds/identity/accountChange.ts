import { z } from 'zod'
import { tenantIdSchema } from '../../contract/ids'
import type { Identity, SignedInAccount } from '../../services/signInPorts'
import { createAsideTokens } from './asideTokens'
import type { TokenCacheBox } from './tokenCachePlugin'
import type { TokenVault } from './tokenVault'

export const accountSchema = z.object({
  homeAccountId: z.string().min(1),
  objectId: z.string(),
  userPrincipalName: z.string(),
  displayName: z.string(),
  tenantId: tenantIdSchema
})

const asideSchema = z.object({ account: accountSchema, tokens: z.string() })

/** What was put aside; one that cannot be read costs a sign-in. */
const readAside = (text: string | undefined): z.output<typeof asideSchema> | undefined => {
  if (text === undefined) return undefined
  try {
    return asideSchema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

export interface AccountChangeParts {
  readonly vault: TokenVault
  readonly cloudId: string
  readonly box: TokenCacheBox
  readonly current: () => Promise<SignedInAccount | undefined>
  /** From now on this account works. Resolves when it is in the vault. */
  readonly become: (account: SignedInAccount) => Promise<void>
  /** Nobody is signed in any more, in memory and on disk. */
  readonly leave: () => Promise<void>
}

/** How accounts take turns: the tokens of one work, those of the others wait in entries of their own. At each moment a sign-in is in one place at least. */
export const createAccountChange = ({ vault, cloudId, box, current, become, leave }: AccountChangeParts): Pick<Identity, 'setAside' | 'resume' | 'signOut'> => {
  const aside = createAsideTokens(vault, cloudId)
  return {
    async setAside() {
      const account = await current()
      const tokens = account && (await box.of(account.homeAccountId))
      if (account !== undefined && tokens !== undefined) await aside.write(account.homeAccountId, JSON.stringify({ account, tokens }))
      await leave()
    },
    async resume(homeAccountId) {
      const kept = readAside(await aside.read(homeAccountId))
      if (kept?.account.homeAccountId !== homeAccountId || !(await box.replace(kept.tokens))) return undefined
      await become(kept.account)
      await aside.drop(homeAccountId)
      return kept.account
    },
    async signOut() {
      const account = await current()
      await leave()
      // Of a sign-in that is begun anew nothing older may wait.
      if (account !== undefined) await aside.drop(account.homeAccountId)
    }
  }
}
