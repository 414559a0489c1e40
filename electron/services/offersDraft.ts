import type { Company } from '../contract/company'
import type { Instant, RecordId, TenantId } from '../contract/ids'
import type { MessageLanguage, Offer, OfferTerms } from '../contract/offer'
import { composeDelegatedMessage } from '../domain/offerMessage'
import type { PartnerContact } from '../domain/offerMessage'
import { usualTerms } from '../domain/offerTerms'

interface DraftInput {
  readonly id: RecordId
  readonly at: Instant
  readonly language: MessageLanguage
  readonly partnerName: string
  readonly tenantId?: TenantId
  readonly customerName?: string
  readonly terms?: OfferTerms
  readonly renews?: Offer['renews'] & {}
}

/** A new offer of delegated administration, from what is known without asking anyone. Its own id is the Quote ID. */
export function delegatedDraft(input: DraftInput): Offer {
  const { id, at, partnerName, ...about } = input
  const message = composeMessage(about, partnerName, {})
  return { ...about, ...message, id, quoteId: id, kind: 'delegatedAdministration', via: 'relationship', state: 'draft', to: '', lines: [], includeDelegatedAdministration: true, acceptances: [], history: [{ at, event: 'created' }], createdAt: at, updatedAt: at }
}

/** Adds the partner's name and contact as its record has them, to the parts of the message that nobody has changed yet. */
export function withContact(offer: Offer, draft: Offer, company: Company): Offer {
  if (offer.state !== 'draft') return offer
  const message = composeMessage(offer, company.name, contactOf(company))
  return {
    ...offer,
    subject: offer.subject === draft.subject ? message.subject : offer.subject,
    body: offer.body === draft.body ? message.body : offer.body
  }
}

function composeMessage(about: Pick<Offer, 'language' | 'customerName' | 'terms'>, partnerName: string, contact: PartnerContact) {
  const { roles, durationDays, autoExtend } = about.terms ?? usualTerms
  return composeDelegatedMessage({
    language: about.language,
    partnerName,
    customerName: about.customerName,
    contact,
    roles,
    durationDays,
    autoExtend
  })
}

/** What customers should use: the support contact where there is one, else the company's own. */
export function contactOf(company: Company): PartnerContact {
  return {
    telephone: company.support.telephone ?? company.telephone,
    email: company.support.email ?? company.email,
    website: company.support.website ?? company.website
  }
}
