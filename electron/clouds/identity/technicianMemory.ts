import { z } from 'zod'
import { tenantIdSchema } from '../../contract/ids'
import type { TechnicianMemory } from '../../services/signInPorts'
import type { TokenVault } from './tokenVault'

export const technicianSchema = z.object({
  homeAccountId: z.string(),
  objectId: z.string(),
  userPrincipalName: z.string(),
  displayName: z.string(),
  partnerTenantId: tenantIdSchema,
  partnerName: z.string(),
  role: z.enum(['none', 'limited', 'full']),
  partnerGlobalAdministrator: z.boolean(),
  groupIds: z.array(z.string())
})

/** Kept in the vault beside the tokens: whoever could change this record could pretend to another role. */
export const createTechnicianMemory = (vault: TokenVault, cloudId: string): TechnicianMemory => {
  const entry = `technician-${cloudId}`
  return {
    async read() {
      const text = await vault.read(entry)
      if (text === undefined) return undefined
      try {
        return technicianSchema.parse(JSON.parse(text))
      } catch {
        return undefined
      }
    },
    write: (technician) => vault.write(entry, JSON.stringify(technician)),
    clear: () => vault.delete(entry)
  }
}
