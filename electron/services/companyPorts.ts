import type { AddressCheck, Company, CompanyAddress, CompanyDraft, CompanyRecord, CompanyRecordId, CompanyValues, CountryRules } from '../contract/company'

/** A record as it was read just now; `version` is the connector's own and is good for one write. */
export interface ReadRecord extends CompanyRecord {
  readonly version: unknown
}

/** The partner's own records at the cloud. All methods reject with an AppFailure. */
export interface CompanyPort {
  /** `undefined`: there is no such record, or this technician may not read it. */
  read(id: CompanyRecordId, signal?: AbortSignal): Promise<ReadRecord | undefined>
  offices(signal?: AbortSignal): Promise<Company['offices']>
  /**
   * Writes the whole record over the version that was read, sent again under the same id when the answer is lost. Rejects with
   * `conflict` when it was changed meanwhile, with `invalid` `company.refused` (params: `field`) for a value the cloud does not take.
   */
  write(read: ReadRecord, values: CompanyValues, signal?: AbortSignal): Promise<CompanyRecord>
  rules(country: string, signal?: AbortSignal): Promise<CountryRules>
  checkAddress(address: CompanyAddress, signal?: AbortSignal): Promise<AddressCheck>
}

/** A draft as it is kept: each technician has their own, one for each record. */
export interface StoredCompanyDraft extends CompanyDraft {
  readonly id: string
  /** Object id of the technician who typed it. */
  readonly who: string
}
