import type { Company } from '../../contract/company'
import { AppFailure } from '../../contract/errors'
import { recordIdSchema, type RecordId, type TenantId } from '../../contract/ids'
import type { RequestEdit } from '../../contract/serviceRequestCalls'
import type { RequestContact, RequestDraft } from '../../contract/serviceRequest'
import { withTimeLimit } from '../../lib/wait'
import type { Activity } from '../ports'
import { withoutFields, type RequestBook } from './requestBook'

export interface RequestDraftsParts {
  readonly book: RequestBook
  readonly activity: Activity
  readonly newId: () => string
  readonly technician: () => { readonly displayName: string; readonly userPrincipalName: string } | undefined
  /** The partner's record, from the cache or the cloud; a rejection leaves the telephone out. */
  readonly company: (signal: AbortSignal) => Promise<Company>
  /** Name of a customer from the cache. */
  readonly customerName: (tenantId: TenantId) => string | undefined
}

const companyLimitMs = 3_000

/** Drafts of service requests: kept as they are typed, with no network as well (capabilities 7.1, 4.9). */
export class RequestDrafts {
  readonly #parts: RequestDraftsParts

  constructor(parts: RequestDraftsParts) {
    this.#parts = parts
  }

  /** A draft, durable before anything is asked of anyone; one for the same customer into which nothing was written yet serves as well. */
  async create(tenantId?: TenantId): Promise<RequestDraft> {
    const { book, newId, customerName, company } = this.#parts
    const untouched = book.all().find((draft) => isUntouched(draft) && draft.tenantId === tenantId)
    if (untouched !== undefined) return untouched
    const at = book.now()
    const name = tenantId === undefined ? undefined : customerName(tenantId)
    const draft = await book.add({
      id: recordIdSchema.parse(newId()), state: 'draft', title: '', description: '', severity: 'moderate', contact: this.#contact(), createdAt: at, updatedAt: at,
      ...(tenantId === undefined ? {} : { tenantId }),
      ...(name === undefined ? {} : { customerName: name })
    })
    const known = await withTimeLimit(companyLimitMs, company).catch(() => undefined)
    if (known === undefined || !book.has(draft.id)) return draft
    return book.change(draft.id, (current) => withSupport(current, draft, known))
  }

  /** Keeps what was typed or chosen. @throws AppFailure `conflict` `request.waiting` while it waits to be sent, `request.alreadySent` */
  edit({ draftId, tenantId, topic, contact, ...typed }: RequestEdit): Promise<RequestDraft> {
    const { book, customerName } = this.#parts
    return book.change(draftId, (draft) => {
      requireDraft(draft)
      let edited: RequestDraft = { ...draft, ...defined(typed), contact: { ...draft.contact, ...(contact === undefined ? {} : defined(contact)) }, updatedAt: book.now() }
      if (tenantId === null) edited = withoutFields(edited, 'tenantId', 'customerName')
      else if (tenantId !== undefined) edited = { ...withoutFields(edited, 'customerName'), tenantId, ...named(customerName(tenantId)) }
      if (topic === null) edited = withoutFields(edited, 'topic')
      else if (topic !== undefined) edited = { ...edited, topic }
      return edited
    })
  }

  /** It was opened by hand under this number, and is looked after from here. @throws AppFailure `invalid` `request.noNumber`, `conflict` */
  async track(draftId: RecordId, typed: string): Promise<RequestDraft> {
    const { book, activity } = this.#parts
    const number = typed.trim()
    if (number === '') throw new AppFailure({ kind: 'invalid', code: 'request.noNumber' })
    const tracked = await book.change(draftId, (draft) => {
      requireDraft(draft)
      const at = book.now()
      return { ...withoutFields(draft, 'problem'), state: 'tracked', number, tracking: { status: 'open', notes: [], at }, updatedAt: at }
    })
    await activity.record({ action: 'request.track', result: 'ok', ...ofTenant(tracked), detail: { number, title: tracked.title } })
    return tracked
  }

  #contact(): RequestContact {
    const technician = this.#parts.technician()
    const words = (technician?.displayName ?? '').trim().split(/\s+/u)
    const lastName = words.pop() ?? ''
    return { firstName: words.join(' '), lastName, email: technician?.userPrincipalName ?? '', telephone: '' }
  }
}

/** @throws AppFailure `conflict` for a draft that waits, or is none any more */
export function requireDraft({ state, waiting }: RequestDraft): void {
  if (state !== 'draft') throw new AppFailure({ kind: 'conflict', code: 'request.alreadySent' })
  if (waiting !== undefined) throw new AppFailure({ kind: 'conflict', code: 'request.waiting' })
}

/** For an entry of the activity record. */
export const ofTenant = ({ tenantId }: { readonly tenantId?: TenantId }): { readonly tenantId?: TenantId } => (tenantId === undefined ? {} : { tenantId })

const named = (customerName: string | undefined): { readonly customerName?: string } => (customerName === undefined ? {} : { customerName })

const isUntouched = ({ state, title, description, waiting, topic }: RequestDraft): boolean =>
  state === 'draft' && title === '' && description === '' && waiting === undefined && topic === undefined

/** The telephone of the partner's support, where nobody has typed one meanwhile. */
function withSupport(current: RequestDraft, draft: RequestDraft, { support, telephone }: Company): RequestDraft {
  const number = support.telephone ?? telephone ?? ''
  if (number === '' || current.contact.telephone !== draft.contact.telephone) return current
  return { ...current, contact: { ...current.contact, telephone: number } }
}

/** Without what is absent, so that spreading it takes nothing away. */
function defined<T extends object>(typed: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }
}
