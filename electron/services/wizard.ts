import type { CloudCapabilities } from '../contract/app'
import { AppFailure } from '../contract/errors'
import { recordIdSchema, type RecordId, type TenantId } from '../contract/ids'
import type { MessageLanguage, Offer, OfferKind, OfferTerms } from '../contract/offer'
import type { OfferEdit } from '../contract/offerRequests'
import { parseLicences } from '../domain/licences'
import { withChanges } from '../domain/catalogueChanges'
import { withoutIssued } from '../domain/composeOffer'
import { mayAutoExtend } from '../domain/templateRules'
import type { MessageMaker } from './messageMaker'
import { withEvent, without, type OfferBook } from './offerBook'
import type { NewDelegated } from './offers'

export interface WizardParts {
  readonly book: OfferBook
  readonly maker: MessageMaker
  readonly capabilities: () => CloudCapabilities
  readonly language: () => MessageLanguage
  /** A customer from the cache. */
  readonly customer: (tenantId: TenantId) => { readonly name: string; readonly country?: string } | undefined
  /** The newest offer by quote: the next one begins with its office and place. */
  readonly lastQuote: () => Offer | undefined
  /** Drafts an offer that becomes a relationship with one customer. */
  readonly createDelegated: (wanted: NewDelegated) => Promise<Offer>
  readonly newId: () => string
}

export interface NewOffer {
  readonly kind: OfferKind
  readonly tenantId?: TenantId | undefined
  /** The customers of the mail merge for which it is begun; only where one link serves many. */
  readonly recipients?: readonly TenantId[] | undefined
  readonly language?: MessageLanguage | undefined
}

type Typed = Omit<OfferEdit, 'offerId'>

/** Drafts of offers as the wizard makes them (capabilities 4.2): whatever is chosen or typed is kept at once. */
export class OfferWizard {
  readonly #parts: WizardParts

  constructor(parts: WizardParts) {
    this.#parts = parts
  }

  /** Another account is signed in. */
  forget(): void {
    this.#parts.maker.forget()
  }

  /** @throws AppFailure `invalid` `quote.notOffered` for what the cloud cannot do */
  async create(wanted: NewOffer): Promise<Offer> {
    const { book, maker, capabilities } = this.#parts
    const { quotes, openInvitation } = capabilities()
    const delegated = wanted.kind === 'delegatedAdministration'
    // An offer that becomes a relationship is for one customer.
    if (wanted.recipients !== undefined && !(quotes && (!delegated || openInvitation))) throw new AppFailure({ kind: 'invalid', code: 'quote.notOffered' })
    if (delegated && (wanted.tenantId !== undefined || !quotes || !openInvitation)) return this.createRelationship(wanted)
    if (!quotes) throw new AppFailure({ kind: 'invalid', code: 'quote.notOffered' })
    const draft = await book.add(this.#draft(wanted))
    await maker.ready()
    return book.change(draft.id, (offer) => (offer.state === 'draft' ? maker.remake(offer) : offer))
  }

  /** An offer that becomes a relationship, its message made from the template unless somebody was quicker. */
  async createRelationship(wanted: NewDelegated): Promise<Offer> {
    const { book, maker, createDelegated } = this.#parts
    const draft = await createDelegated(wanted)
    await maker.ready()
    return book.change(draft.id, (offer) => (offer.body === draft.body && offer.subject === draft.subject ? maker.remake(offer, true) : offer))
  }

  /** Keeps what was typed or chosen. @throws AppFailure `conflict` `offer.alreadyIssued`, `offer.waiting` for what the cloud was told */
  edit(offerId: RecordId, typed: Typed): Promise<Offer> {
    return this.#parts.book.change(offerId, (offer) => {
      const { maker, book } = this.#parts
      const chosen = changesChoices(typed)
      if (chosen) refuseFixed(offer)
      const edited = withTyped(offer, typed, book.now())
      if (chosen) return maker.remake(without(edited, 'problem', 'changes'))
      // Only the words are in another language: that is possible as long as the message can be sent.
      return edited.language === offer.language ? edited : maker.remake(edited)
    })
  }

  /** Makes the message from the template; what the technician wrote stays unless `replace`. */
  async compose(offerId: RecordId, replace: boolean): Promise<Offer> {
    const { book, maker } = this.#parts
    await maker.ready()
    return book.change(offerId, (offer) => ({ ...maker.remake(offer, replace), updatedAt: book.now() }))
  }

  /** Applies the changes of the catalogue that were shown. */
  acceptChanges(offerId: RecordId): Promise<Offer> {
    const { book, maker } = this.#parts
    return book.change(offerId, (offer) => {
      if (offer.changes === undefined) return offer
      refuseFixed(offer)
      const at = book.now()
      const changed = withChanges(without(offer, 'changes', 'problem'), offer.changes)
      return withEvent({ ...maker.remake(changed), catalogueReadAt: at, updatedAt: at }, at, 'changesAccepted')
    })
  }

  /** A new draft of the same offer, to be issued by itself. */
  async duplicate(offerId: RecordId): Promise<Offer> {
    const { book, maker } = this.#parts
    const original = book.get(offerId)
    const { office, usageLocation, tenantId, customerName, catalogueReadAt, terms } = original
    const draft: Offer = {
      ...this.#blank(original.kind, original.via, original.language),
      lines: original.lines, includeDelegatedAdministration: original.includeDelegatedAdministration, to: original.to,
      subject: original.subject, body: withoutIssued(original.body, original),
      ...(office === undefined ? {} : { office }), ...(usageLocation === undefined ? {} : { usageLocation }), ...(tenantId === undefined ? {} : { tenantId }),
      ...(customerName === undefined ? {} : { customerName }), ...(catalogueReadAt === undefined ? {} : { catalogueReadAt }), ...(terms === undefined ? {} : { terms }),
      ...(original.composed === undefined ? {} : { composed: { ...original.composed, body: withoutIssued(original.composed.body, original) } })
    }
    const source = original.quoteId === '' ? undefined : original.quoteId
    return book.add(withEvent(draft.composed === undefined ? draft : maker.remake(draft), draft.createdAt, 'duplicated', source))
  }

  #draft({ kind, tenantId, recipients, language }: NewOffer): Offer {
    const { maker } = this.#parts
    const blank = this.#blank(kind, 'quote', language ?? this.#parts.language())
    const customer = tenantId === undefined ? undefined : this.#parts.customer(tenantId)
    const last = this.#parts.lastQuote()
    const country = customer?.country ?? last?.usageLocation
    const draft: Offer = {
      ...blank,
      ...(tenantId === undefined ? {} : { tenantId }),
      ...(customer === undefined ? {} : { customerName: customer.name }),
      ...(recipients === undefined ? {} : { recipients: [...new Set(recipients)] }),
      ...(country === undefined || kind === 'delegatedAdministration' ? {} : { usageLocation: country }),
      ...(last?.office === undefined ? {} : { office: last.office })
    }
    return maker.remake(withEvent(draft, blank.createdAt, 'created'))
  }

  #blank(kind: OfferKind, via: Offer['via'], language: MessageLanguage): Offer {
    const id = recordIdSchema.parse(this.#parts.newId())
    const at = this.#parts.book.now()
    return {
      id, kind, via, state: 'draft', quoteId: via === 'relationship' ? id : '', language, to: '', subject: '', body: '', lines: [],
      includeDelegatedAdministration: kind === 'delegatedAdministration', acceptances: [], history: [], createdAt: at, updatedAt: at
    }
  }
}

const changesChoices = ({ office, usageLocation, lines, includeDelegatedAdministration, terms }: Typed): boolean =>
  [office, usageLocation, lines, includeDelegatedAdministration, terms].some((one) => one !== undefined)

function refuseFixed(offer: Offer): void {
  if (offer.link !== undefined) throw new AppFailure({ kind: 'conflict', code: 'offer.alreadyIssued' })
  if (offer.waiting !== undefined) throw new AppFailure({ kind: 'conflict', code: 'offer.waiting' })
}

function withTyped(offer: Offer, typed: Typed, at: string): Offer {
  const { office, usageLocation, lines, step, catalogueReadAt, terms } = typed
  if (terms?.autoExtend === true && !mayAutoExtend(terms.roles)) throw new AppFailure({ kind: 'invalid', code: 'offer.cannotExtend' })
  const kept = without(offer, ...(office === null ? (['office'] as const) : []), ...(usageLocation === null ? (['usageLocation'] as const) : []))
  return {
    ...kept,
    to: typed.to ?? offer.to,
    subject: typed.subject ?? offer.subject,
    body: typed.body ?? offer.body,
    language: typed.language ?? offer.language,
    includeDelegatedAdministration: typed.includeDelegatedAdministration ?? offer.includeDelegatedAdministration,
    ...(office ? { office } : {}),
    ...(usageLocation ? { usageLocation } : {}),
    ...(lines === undefined ? {} : { lines: lines.map(toLine) }),
    ...(terms === undefined ? {} : { terms: toTerms(terms) }),
    ...(step === undefined ? {} : { step }),
    ...(catalogueReadAt === undefined ? {} : { catalogueReadAt }),
    updatedAt: at
  }
}

const toTerms = ({ templateId, ...terms }: NonNullable<Typed['terms']>): OfferTerms => ({ ...terms, ...(templateId === undefined ? {} : { templateId }) })

type TypedLine = NonNullable<Typed['lines']>[number]

/** What was typed counts as soon as it is a number that may be offered; until then it is kept beside the last one that was. */
function toLine({ skuPartNumber, typed, ...line }: TypedLine): Offer['lines'][number] {
  const sku = skuPartNumber === undefined ? {} : { skuPartNumber }
  if (typed === undefined) return { ...line, ...sku }
  const read = parseLicences(typed, line)
  return read.ok ? { ...line, ...sku, licences: read.value } : { ...line, ...sku, typed }
}
