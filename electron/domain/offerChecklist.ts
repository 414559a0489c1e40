import type { OfferKind } from '../contract/offer'
import type { PartnerContact } from './offerMessage'

/** The reminders for a good message; keys of the catalogue below `offers.checklist.` */
export const checklistItems = ['link', 'authorizedPartner', 'contact', 'billedByMicrosoft', 'licensesCanChange', 'meaning', 'responsibilities'] as const
export type ChecklistItem = (typeof checklistItems)[number]

export interface ChecklistEntry {
  readonly item: ChecklistItem
  readonly done: boolean
}

export interface ChecklistOffer {
  readonly kind: OfferKind
  /** A trial or purchase offer may include delegated administration; an offer of that kind always does. */
  readonly withDelegatedAdministration?: boolean
  readonly link?: string | undefined
  readonly partnerName: string
  readonly contact: PartnerContact
}

const says: Readonly<Record<'partner' | 'billing' | 'licenses' | 'delegated' | 'responsible', RegExp>> = {
  partner: /authori[sz]ed\s+(?:microsoft[\s-]+)?partner|(?:autorisierte|zertifizierte)\p{L}*\s+(?:microsoft-)?partner/u,
  billing: /(?:billed|invoiced?|charged|bills)\s[^.]*microsoft|microsoft\s[^.]*(?:bills?|invoices?|charges?)\s|microsoft[^.]*rechnung|(?:rechnung|abrechnung|abgerechnet|berechnet)[^.]*microsoft/u,
  licenses: /(?:change|adjust|increase|reduce)[^.]*licen[cs]es|licen[cs]es[^.]*(?:changed?|adjust)|lizenz[^.]*(?:ändern|anpassen|geändert|angepasst)|(?:ändern|anpassen)[^.]*lizenz/u,
  delegated: /delegated\s+administration\s+means|on\s+your\s+behalf|delegierte\s+administration\s+bedeutet|in\s+ihrem\s+(?:auftrag|namen)/u,
  responsible: /responsib|verantwort/u
}

/**
 * The live check list of capabilities 4.3 for the message as it stands, in the order in which it is shown. It ticks itself
 * where words, in English or German, show that a reminder was heeded; reminders that do not concern the kind are left out.
 */
export function messageChecklist(body: string, offer: ChecklistOffer): readonly ChecklistEntry[] {
  const text = fold(body)
  const delegated = offer.kind === 'delegatedAdministration' || offer.withDelegatedAdministration === true
  const sells = offer.kind !== 'delegatedAdministration'
  const checks: readonly (readonly [ChecklistItem, boolean, boolean])[] = [
    ['link', true, offer.link !== undefined && body.includes(offer.link)],
    ['authorizedPartner', true, text.includes(fold(offer.partnerName)) && says.partner.test(text)],
    ['contact', true, namesContact(text, offer.contact)],
    ['billedByMicrosoft', sells, says.billing.test(text)],
    ['licensesCanChange', offer.kind === 'purchase', says.licenses.test(text)],
    ['meaning', delegated, says.delegated.test(text)],
    ['responsibilities', delegated, says.responsible.test(text)]
  ]
  return checks.filter(([, concerns]) => concerns).map(([item, , done]) => ({ item, done }))
}

function namesContact(text: string, contact: PartnerContact): boolean {
  const ways = [contact.telephone, contact.email, contact.website].filter((way) => way !== undefined && way !== '')
  return ways.some((way) => text.includes(fold(way ?? '')))
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase().replace(/[^\S\n]+/gu, ' ')
