import { AppFailure } from '../contract/errors'
import type { Company } from '../contract/company'
import { keep } from './customersKeep'
import { isPassing } from './customersFacts'
import type { MetaMemory } from './metaMemory'
import type { PartnerDirectory } from './ports'

/** The partner's own company (capabilities 2.1): from the cloud, and from the cache with its age when that does not answer. */
export interface CompanyService {
  get(signal?: AbortSignal): Promise<Company>
}

export const createCompanyService = (directory: Pick<PartnerDirectory, 'company'>, memory: MetaMemory<Company>): CompanyService => ({
  async get(signal) {
    try {
      const company = await directory.company(signal)
      await keep(memory.write(company))
      return company
    } catch (error) {
      const kept = error instanceof AppFailure && isPassing(error.error.kind) ? memory.read() : undefined
      if (kept === undefined) throw error
      return kept
    }
  }
})
