import { z } from 'zod'
import type { Company } from '../contract/company'
import type { Store } from '../store/types'
import type { CompanyMemory } from './company'

const optional = z.string().exactOptional()
const schema: z.ZodType<Company> = z.object({
  name: z.string(),
  domain: z.string(),
  address: z.object({ line1: z.string(), line2: optional, city: z.string(), state: optional, postalCode: optional, country: z.string() }),
  telephone: optional,
  email: optional,
  website: optional,
  support: z.object({ email: optional, telephone: optional, website: optional }),
  offices: z.array(z.object({ name: z.string(), partnerId: z.string() })),
  readAt: z.string()
})

interface MetaRecord {
  readonly id: string
  readonly value: unknown
}

const id = 'company'

/** Keeps the company in the store's `meta` table; what an older version wrote differently counts as never read. */
export const createCompanyMemory = (store: Pick<Store<{ readonly meta: MetaRecord }>, 'read' | 'update'>): CompanyMemory => ({
  read() {
    const parsed = schema.safeParse(store.read('meta').get(id)?.value)
    return parsed.success ? parsed.data : undefined
  },
  write: (company) =>
    store.update(({ meta }) => {
      meta.put({ id, value: company })
    })
})
