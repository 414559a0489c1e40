import { companyRecordIds, type AddressCheck, type Company, type CompanyAddress, type CompanyRecord, type CompanyRecords, type CountryRules } from '../contract/company'
import { AppFailure } from '../contract/errors'
import { valueOf } from '../domain/companyRecords'
import { isPassing } from './customersFacts'
import { keep } from './customersKeep'
import type { CompanyPort } from './companyPorts'
import type { MetaMemory } from './metaMemory'
import type { Clock } from './ports'

export interface CompanyRecordsParts {
  readonly port: Pick<CompanyPort, 'read' | 'offices' | 'rules' | 'checkAddress'>
  readonly records: MetaMemory<CompanyRecords>
  readonly rules: MetaMemory<readonly CountryRules[]>
  readonly clock: Clock
}

/** Reads the partner's own records and what they must look like (capabilities 2.1, 2.2); without a network, as they were last read. */
export class CompanyRecordsService {
  readonly #parts: CompanyRecordsParts
  /** Rules of a country do not change while one works. */
  readonly #rules = new Map<string, Promise<CountryRules>>()

  constructor(parts: CompanyRecordsParts) {
    this.#parts = parts
  }

  async read(signal?: AbortSignal): Promise<CompanyRecords> {
    try {
      const records = await this.#read(signal)
      await keep(this.#parts.records.write(records))
      return records
    } catch (error) {
      const kept = isPassingFailure(error) ? this.#parts.records.read() : undefined
      if (kept === undefined) throw error
      return { ...kept, source: 'cache' }
    }
  }

  /** Takes over what was saved just now, so that a page without a network shows it. */
  async saved(record: CompanyRecord): Promise<void> {
    const kept = this.#parts.records.read()
    if (kept !== undefined) await keep(this.#parts.records.write({ ...kept, records: kept.records.map((one) => (one.id === record.id ? record : one)) }))
  }

  rules(country: string): Promise<CountryRules> {
    const known = this.#rules.get(country) ?? this.#readRules(country)
    this.#rules.set(country, known)
    known.catch(() => this.#rules.delete(country))
    return known
  }

  checkAddress(address: CompanyAddress, signal?: AbortSignal): Promise<AddressCheck> {
    return this.#parts.port.checkAddress(address, signal)
  }

  async #read(signal?: AbortSignal): Promise<CompanyRecords> {
    const { port, clock } = this.#parts
    const [offices, ...read] = await Promise.all([port.offices(signal), ...companyRecordIds.map((id) => port.read(id, signal))])
    const records = read.flatMap((one) => (one === undefined ? [] : [{ id: one.id, values: one.values }]))
    return { records, offices: offices.length > 0 ? offices : onlyOffice(records), readAt: new Date(clock.now()).toISOString(), source: 'cloud' }
  }

  async #readRules(country: string): Promise<CountryRules> {
    const { port, rules: memory } = this.#parts
    try {
      const rules = await port.rules(country)
      await keep(memory.write([...(memory.read() ?? []).filter((one) => one.country !== rules.country), rules]))
      return rules
    } catch (error) {
      const kept = isPassingFailure(error) ? memory.read()?.find((one) => one.country === country) : undefined
      if (kept === undefined) throw error
      return kept
    }
  }
}

const isPassingFailure = (error: unknown): boolean => error instanceof AppFailure && isPassing(error.error.kind)

/** Where a cloud has no list of offices, the partner's own number is the only one. */
function onlyOffice(records: readonly CompanyRecord[]): Company['offices'] {
  const values = records.find(({ id }) => id === 'mpn')?.values ?? {}
  return valueOf(values, 'partnerId') === '' ? [] : [{ name: valueOf(values, 'partnerName'), partnerId: valueOf(values, 'partnerId') }]
}
