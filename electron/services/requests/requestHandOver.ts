import type { PortalTemplate } from '../../clouds/cloud'
import { AppFailure } from '../../contract/errors'
import type { RecordId, TenantId } from '../../contract/ids'
import { portalMenu, type ActingCustomer } from '../portalMenu'
import type { Activity } from '../ports'
import type { RequestBook } from './requestBook'

export interface RequestHandOverParts {
  readonly book: RequestBook
  readonly activity: Activity
  /** The first one is the account portal, where requests are opened. */
  readonly portals: () => readonly PortalTemplate[]
  readonly customer: (tenantId: TenantId) => ActingCustomer | undefined
  /** Opens an address in the system's browser. */
  readonly openWeb: (url: string) => Promise<void>
}

/** Leads to the customer's admin centre in the browser, where a request is opened by hand. @throws AppFailure `invalid` `request.incomplete`, `notFound` `acting.noPortal` */
export async function openAdminCentre({ book, activity, portals, customer, openWeb }: RequestHandOverParts, draftId: RecordId): Promise<void> {
  const { tenantId, title } = book.get(draftId)
  if (tenantId === undefined) throw new AppFailure({ kind: 'invalid', code: 'request.incomplete', params: { field: 'customer', reason: 'missing' } })
  const known = customer(tenantId)
  const menu = known && portalMenu({ templates: portals(), tenantId, customer: known, role: 'limited', signInOrigins: [], consoles: [] })
  if (menu === undefined) throw new AppFailure({ kind: 'notFound', code: 'acting.noPortal' })
  await openWeb(menu.portals[0].url)
  await activity.record({ action: 'request.handOver', result: 'ok', tenantId, detail: { title } })
}
