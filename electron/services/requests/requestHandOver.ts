import type { PortalTemplate } from '../../clouds/cloud'
import { AppFailure } from '../../contract/errors'
import type { RecordId, TenantId } from '../../contract/ids'
import type { HandOver, MessageLanguage } from '../../contract/offer'
import { requestMail } from '../../domain/requestMail'
import { requestProblems } from '../../domain/requestRules'
import { openInEmail, saveEml } from '../handOver'
import { portalMenu, type ActingCustomer } from '../portalMenu'
import type { Activity, Clock, HandOverPort } from '../ports'
import type { RequestBook } from './requestBook'

export interface RequestHandOverParts {
  readonly book: RequestBook
  readonly activity: Activity
  /** The first one is the account portal, where requests are opened. */
  readonly portals: () => readonly PortalTemplate[]
  readonly customer: (tenantId: TenantId) => ActingCustomer | undefined
  /** Opens an address in the system's browser. */
  readonly openWeb: (url: string) => Promise<void>
  readonly handOver: HandOverPort
  readonly clock: Clock
  readonly language: () => MessageLanguage
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

/**
 * Hands the whole draft over as an e-mail, by the rules of an offer's message: whole in the link or on the clipboard, never cut; or as an `.eml` file.
 * @throws AppFailure `invalid` `request.incomplete` (params: field, reason), `request.mailTooLong`; `cancelled` `mail.saveCancelled`
 */
export async function mailRequest({ book, activity, handOver, clock, language }: RequestHandOverParts, draftId: RecordId, how: 'email' | 'file'): Promise<HandOver> {
  const draft = book.get(draftId)
  const [problem] = requestProblems(draft, 'handOver')
  if (problem !== undefined) throw new AppFailure({ kind: 'invalid', code: 'request.incomplete', params: { field: problem.field, reason: problem.reason } })
  const message = requestMail(draft, language())
  const handed = await (how === 'email' ? openInEmail(handOver, message).catch(inOwnWords) : saveEml(handOver, message, clock.now()))
  await activity.record({ action: 'request.handOver', result: 'ok', ...(draft.tenantId !== undefined && { tenantId: draft.tenantId }), detail: { title: draft.title, how: handed } })
  return handed
}

/** An offer's message says what to do with an offer. */
function inOwnWords(thrown: unknown): never {
  if (thrown instanceof AppFailure && thrown.error.code === 'mail.tooLong') throw new AppFailure({ ...thrown.error, code: 'request.mailTooLong' }, { cause: thrown })
  throw thrown
}
