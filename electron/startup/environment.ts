import { resolve } from 'node:path'
import { cloudIds, type CloudId } from '../contract/settings'

/** What the surroundings ask for (README, "Environment"). Absent = not asked for. */
export interface Environment {
  readonly dataFolder?: string
  readonly cloud?: CloudId
  readonly practiceUrl?: string
  readonly practiceCustomers?: number
}

/** Values that make no sense are left out: a typing error must not keep anyone from starting. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const dataFolder = variables['PARTNER_DESK_DATA_DIR']
  const cloud = cloudIds.find((id) => id === variables['PARTNER_DESK_CLOUD'])
  const practiceUrl = variables['PARTNER_DESK_PRACTICE_URL']
  const customers = Number(variables['PARTNER_DESK_PRACTICE_CUSTOMERS'] ?? Number.NaN)
  return {
    ...(dataFolder === undefined || dataFolder === '' ? {} : { dataFolder: resolve(dataFolder) }),
    ...(cloud === undefined ? {} : { cloud }),
    ...(practiceUrl === undefined || !URL.canParse(practiceUrl) ? {} : { practiceUrl }),
    ...(Number.isInteger(customers) && customers >= 0 && customers <= 100_000 ? { practiceCustomers: customers } : {})
  }
}
