import { readPages, type ReadPage } from './pageReader'

export interface PortalTenantParts {
  readonly contents: ReadPage
  /** The tenant of the window. */
  readonly tenantId: string
  /** Whether pages of this origin say their tenant; those of a sign-in are nobody's portal. */
  readonly asks: (origin: string) => boolean
  /** The page says that it is another tenant's. */
  readonly mismatch: (seen: string) => void
}

const tenantIdPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu

const question = `document.querySelector('meta[name="tenant-id"]')?.content ?? ''`

/** Asks each page of a portal whose tenant it shows, beside what its address says (capabilities 6.2); believed only as far as it is a tenant id. */
export function watchPortalTenant({ contents, tenantId, asks, mismatch }: PortalTenantParts): void {
  readPages({
    contents,
    asks,
    question,
    answered: (seen) => {
      if (typeof seen === 'string' && tenantIdPattern.test(seen) && seen.toLowerCase() !== tenantId.toLowerCase()) mismatch(seen.toLowerCase())
    }
  })
}
