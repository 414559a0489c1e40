import type { CompanyService } from '../../services/company'
import type { CompanyEdits } from '../../services/companyEdits'
import type { CompanyRecordsService } from '../../services/companyRecords'
import type { Handlers } from './types'

type CompanyCalls = Extract<keyof Handlers, `company.${string}`>

export interface CompanyHandlerParts {
  readonly company: CompanyService
  readonly companyRecords: CompanyRecordsService
  readonly companyEdits: CompanyEdits
}

export function companyHandlers({ company, companyRecords, companyEdits }: CompanyHandlerParts): Pick<Handlers, CompanyCalls> {
  return {
    'company.get': () => company.get(),
    'company.records': () => companyRecords.read(),
    'company.rules': ({ country }) => companyRecords.rules(country),
    'company.checkAddress': ({ address }) => companyRecords.checkAddress(address),
    'company.drafts': () => companyEdits.drafts(),
    'company.keepDraft': (edit) => companyEdits.keep(edit),
    'company.discardDraft': ({ record }) => companyEdits.discard(record),
    'company.save': (edit) => companyEdits.save(edit)
  }
}
