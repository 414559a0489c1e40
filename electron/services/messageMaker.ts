import type { Company } from '../contract/company'
import type { Offer } from '../contract/offer'
import { composeOffer, type ComposeContext } from '../domain/composeOffer'
import type { OfferMessage } from '../domain/offerMessage'
import { usualTerms } from '../domain/offerTerms'
import { withTimeLimit } from '../lib/wait'
import { contactOf } from './offersDraft'
import { without } from './offerBook'
import type { TemplatesService } from './templates'

export interface MessageMakerParts {
  readonly templates: Pick<TemplatesService, 'get'>
  /** Name of the partner as it is known without asking anyone. */
  readonly partnerName: () => string
  /** The partner's record, from the cache or the cloud. */
  readonly company: (signal: AbortSignal) => Promise<Company | undefined>
}

const companyLimitMs = 3_000

/** Makes the messages of offers from the templates, and keeps what the technician wrote apart from what it made. */
export class MessageMaker {
  readonly #parts: MessageMakerParts
  #company: Company | undefined

  constructor(parts: MessageMakerParts) {
    this.#parts = parts
  }

  /** Another account is signed in, perhaps of another partner. */
  forget(): void {
    this.#company = undefined
  }

  /** Reads the partner's contact if it can be had in time; resolves either way. */
  async ready(): Promise<void> {
    this.#company = (await withTimeLimit(companyLimitMs, this.#parts.company).catch(() => undefined)) ?? this.#company
  }

  make(offer: Parameters<typeof composeOffer>[0] & Pick<Offer, 'terms'>): OfferMessage {
    return composeOffer(offer, this.#parts.templates.get(offer.kind, offer.language), this.#context(offer))
  }

  /**
   * The offer with its message made again. Subject and body that the technician changed stay, and `messageOutdated` tells that
   * the template says something else by now; with `replace` they give way.
   */
  remake(offer: Offer, replace = false): Offer {
    const { subject, body } = this.make(offer)
    const mine = (key: 'subject' | 'body'): boolean => !replace && offer[key].trim() !== '' && offer[key] !== offer.composed?.[key]
    const outdated =
      (mine('subject') && subject !== offer.composed?.subject) || (mine('body') && body !== offer.composed?.body) || ((mine('subject') || mine('body')) && offer.messageOutdated === true)
    return {
      ...without(offer, 'messageOutdated'),
      subject: mine('subject') ? offer.subject : subject,
      body: mine('body') ? offer.body : body,
      composed: { subject, body },
      ...(outdated ? { messageOutdated: true } : {})
    }
  }

  #context({ terms = usualTerms }: Pick<Offer, 'terms'>): ComposeContext {
    const company = this.#company
    return {
      partnerName: company?.name ?? this.#parts.partnerName(),
      contact: company === undefined ? {} : contactOf(company),
      roles: terms.roles,
      durationDays: terms.durationDays,
      autoExtend: terms.autoExtend
    }
  }
}
