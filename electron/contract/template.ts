import type { Instant } from './ids'
import type { MessageLanguage, OfferKind } from './offer'

/** The text from which messages of one kind and language are made (capabilities 4.10). Placeholders: domain/messageTemplate. */
export interface MessageTemplate {
  readonly kind: OfferKind
  readonly language: MessageLanguage
  /** One line. */
  readonly subject: string
  /** Plain text, lines ended by LF. */
  readonly body: string
  /** `false`: the application's own words. */
  readonly custom: boolean
  /** When it was saved; absent for the application's own words. */
  readonly updatedAt?: Instant
}
