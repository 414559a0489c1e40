import type { Offer } from '../../electron/contract/offer'
import { insertLink } from '../../electron/domain/offerMessage'

/** The three fields of a message. */
export interface DraftText {
  readonly to: string
  readonly subject: string
  readonly body: string
}

export const textOf = ({ to, subject, body }: DraftText): DraftText => ({ to, subject, body })

export const sameText = (a: DraftText, b: DraftText): boolean => a.to === b.to && a.subject === b.subject && a.body === b.body

/** What was typed while the link was being made must not push the link out of the message again. */
export function keepLink(typed: DraftText, offer: Offer): DraftText {
  return offer.link === undefined ? typed : { ...typed, body: insertLink(typed.body, offer.link) }
}

/** Whether the message can still be edited and handed over. */
export const isOpen = (state: Offer['state']): boolean => state === 'draft' || state === 'ready' || state === 'opened' || state === 'sent'
