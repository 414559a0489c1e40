import { CompanyEdits, type CompanyEditsParts } from '../../services/companyEdits'
import { createCompanyRecordsMemory, createCountryRulesMemory } from '../../services/companyMemory'
import { CompanyRecordsService } from '../../services/companyRecords'
import type { Activity, Clock, CompanyPort } from '../../services/ports'
import type { Stores } from './stores'

export interface CompanyServiceParts {
  readonly stores: Stores
  readonly port: CompanyPort
  readonly activity: Activity
  readonly clock: Clock
  readonly technician: CompanyEditsParts['technician']
}

export interface CompanyServices {
  readonly companyRecords: CompanyRecordsService
  readonly companyEdits: CompanyEdits
}

/** Joins what belongs to the partner's own records (capabilities 2.1, 2.2). */
export function createCompanyServices({ stores, port, activity, clock, technician }: CompanyServiceParts): CompanyServices {
  const companyRecords = new CompanyRecordsService({ port, records: createCompanyRecordsMemory(stores.customers), rules: createCountryRulesMemory(stores.customers), clock })
  const companyEdits = new CompanyEdits({ port, store: stores.personal, activity, clock, technician, saved: (record) => companyRecords.saved(record) })
  return { companyRecords, companyEdits }
}
