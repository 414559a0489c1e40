import { z } from 'zod'
import { principalKinds, type Administrators } from '../contract/administrators'
import { tenantIdSchema, type TenantId } from '../contract/ids'
import type { Store } from '../store/types'

/** Where the administrators of customers that were read are kept, for reading them offline. */
export interface AdministratorsMemory {
  read(tenantId: TenantId): Administrators | undefined
  write(administrators: Administrators): Promise<void>
}

const optionalText = z.string().exactOptional()
const schema: z.ZodType<Administrators> = z.object({
  tenantId: tenantIdSchema,
  customer: z.string(),
  readAt: z.string(),
  rows: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(principalKinds),
      name: z.string(),
      userPrincipalName: optionalText,
      roles: z.array(z.object({ templateId: z.string(), name: z.string() })),
      accountEnabled: z.boolean().exactOptional(),
      synchronised: z.boolean().exactOptional(),
      through: z.array(z.string()).exactOptional()
    })
  )
})

interface MetaRecord {
  readonly id: string
  readonly value: unknown
}

const idOf = (tenantId: TenantId): string => `administrators.${tenantId}`

/** Keeps them in the store's `meta` table, which goes with the cache; what an older version wrote differently counts as never read. */
export const createAdministratorsMemory = (store: Pick<Store<{ readonly meta: MetaRecord }>, 'read' | 'update'>): AdministratorsMemory => ({
  read(tenantId) {
    const parsed = schema.safeParse(store.read('meta').get(idOf(tenantId))?.value)
    return parsed.success && parsed.data.tenantId === tenantId ? parsed.data : undefined
  },
  write: (administrators) =>
    store.update(({ meta }) => {
      meta.put({ id: idOf(administrators.tenantId), value: administrators })
    })
})
