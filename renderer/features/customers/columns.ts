import type { CustomerSortKey } from '../../../electron/contract/customerList'
import type { MessageKey } from '../../i18n/translator'

export const customerColumns: readonly { readonly key: CustomerSortKey; readonly label: MessageKey }[] = [
  { key: 'name', label: 'customers.name' },
  { key: 'defaultDomain', label: 'customer.defaultDomain' },
  { key: 'relationship', label: 'customers.relationship' },
  { key: 'relationshipEndsAt', label: 'customer.ends' }
]
