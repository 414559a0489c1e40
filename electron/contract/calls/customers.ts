import { z } from 'zod'
import type { CustomerDetails, CustomerPage, CustomerRow, LookupAnswer } from '../customer'
import { customerQuerySchema, type CustomerCounts } from '../customerList'
import type { TenantId } from '../ids'
import { mostAtOnce, ownEditManySchema, ownEditSchema, type OwnData, type OwnImport, type OwnImportState } from '../own'
import { call, line, nothing, tenant } from './define'

/** Customers found, listed and read, and what the technician keeps about them. */
export const customersCalls = {
  'lookup.find': call<LookupAnswer>().portal(z.strictObject({ query: line(320) })),

  'customers.search': call<{ rows: readonly CustomerRow[]; total: number }>().portal(
    z.strictObject({ text: line(200), limit: z.int().min(1).max(100) })
  ),
  'customers.page': call<CustomerPage>().portal(
    customerQuerySchema.extend({ offset: z.int().min(0), limit: z.int().min(1).max(200) })
  ),
  /** A part of a list as ids alone, for selecting many. */
  'customers.ids': call<{ readonly ids: readonly TenantId[]; readonly total: number }>().portal(
    customerQuerySchema.extend({ offset: z.int().min(0), limit: z.int().min(1).max(mostAtOnce) })
  ),
  /** The place in a list of the next customer after `after` whose name begins with what was typed; absent: there is none. */
  'customers.seek': call<{ readonly place?: number }>().portal(
    customerQuerySchema.extend({ begin: line(100), after: z.int().min(-1) })
  ),
  /** All figures about customers that an overview needs. */
  'customers.counts': call<CustomerCounts>().portal(nothing),
  'customers.get': call<CustomerDetails>().portal(tenant),
  'customers.refresh': call<void>().portal(nothing),
  'customers.cancelRefresh': call<void>().portal(nothing),
  'customers.pauseRefresh': call<void>().portal(nothing),
  'customers.resumeRefresh': call<void>().portal(nothing),

  /** `opened`: the technician looks at this customer now, which makes it a recent one. */
  'own.get': call<OwnData>().portal(tenant.extend({ opened: z.boolean().default(false) })),
  'own.edit': call<OwnData>().portal(ownEditSchema),
  /** Answers how many customers are different now. */
  'own.editMany': call<{ readonly changed: number }>().portal(ownEditManySchema),
  /** Asks for a file name. Rejects with `cancelled` `csv.saveCancelled`. */
  'own.exportCsv': call<{ readonly count: number }>().portal(nothing),
  /** Asks for a file and says what it would change. Rejects with `cancelled` `own.openCancelled`, `invalid` `own.noColumns`. */
  'own.importPreview': call<OwnImport>().portal(nothing),
  'own.importApply': call<{ readonly changed: number }>().portal(z.strictObject({ importId: line(64) })),
  /** Puts back what the last import replaced, in this run or one before; what was changed since stays. */
  'own.importUndo': call<{ readonly restored: number; readonly kept: number }>().portal(nothing),
  /** What can be taken back, and which lines could not be used. */
  'own.importState': call<OwnImportState>().portal(nothing),
  /** The lines that could not be used to a file, as they stood there: of the import that is looked at (`importId`), else of the last one. Rejects with `notFound` `own.noLinesLeft`. */
  'own.exportLeft': call<{ readonly count: number }>().portal(z.strictObject({ importId: line(64).optional() })),
  /** Looks at the lines that could not be used again: meanwhile there may be customers for them. Rejects with `notFound` `own.noLinesLeft`. */
  'own.retryLeft': call<OwnImport>().portal(nothing),
  'own.forgetLeft': call<void>().portal(nothing)
} as const
