import type { CatalogueText } from '../catalogue/products'

/** What a service request may be about. */
export interface SupportTopic {
  readonly id: number
  readonly name: CatalogueText
  readonly description: CatalogueText
}

const topic = (id: number, en: readonly [name: string, description: string], de: readonly [name: string, description: string]): SupportTopic => ({
  id, name: { en: en[0], de: de[0] }, description: { en: en[1], de: de[1] }
})

/** All topics, in the order of the list. */
export const SUPPORT_TOPICS: readonly SupportTopic[] = [
  topic(32444667, ['Sign-in and accounts', 'Users cannot sign in, or an account is locked.'], ['Anmeldung und Konten', 'Benutzer können sich nicht anmelden, oder ein Konto ist gesperrt.']),
  topic(32444671, ['Passwords and multifactor authentication', 'Resetting passwords, methods of authentication.'], ['Kennwörter und mehrstufige Authentifizierung', 'Kennwörter zurücksetzen, Verfahren der Authentifizierung.']),
  topic(32444675, ['Domains', 'Adding, verifying or removing a domain.'], ['Domänen', 'Eine Domäne hinzufügen, überprüfen oder entfernen.']),
  topic(32444679, ['Subscriptions and licences', 'Buying, assigning and changing licences.'], ['Abonnements und Lizenzen', 'Lizenzen kaufen, zuweisen und ändern.']),
  topic(32444683, ['Billing', 'Invoices, payment and taxes.'], ['Abrechnung', 'Rechnungen, Zahlung und Steuern.']),
  topic(32444687, ['Device enrolment', 'Devices cannot be enrolled in Intune.'], ['Geräteregistrierung', 'Geräte lassen sich nicht in Intune registrieren.']),
  topic(32444691, ['Device configuration and compliance', 'Profiles and policies do not reach devices.'], ['Gerätekonfiguration und Konformität', 'Profile und Richtlinien erreichen die Geräte nicht.']),
  topic(32444695, ['App deployment', 'Apps are not installed or updated.'], ['Bereitstellung von Apps', 'Apps werden nicht installiert oder aktualisiert.']),
  topic(32444699, ['Email delivery', 'Messages do not arrive or are delayed.'], ['E-Mail-Zustellung', 'Nachrichten kommen nicht oder verspätet an.']),
  topic(32444703, ['Files and sharing', 'OneDrive and SharePoint: access and synchronisation.'], ['Dateien und Freigabe', 'OneDrive und SharePoint: Zugriff und Synchronisierung.']),
  topic(32444707, ['Meetings and calls', 'Microsoft Teams: meetings, calls and chat.'], ['Besprechungen und Anrufe', 'Microsoft Teams: Besprechungen, Anrufe und Chat.']),
  topic(32444711, ['Delegated administration', 'Relationships between a partner and its customers.'], ['Delegierte Administration', 'Beziehungen zwischen einem Partner und seinen Kunden.']),
  topic(32444715, ['Something else', 'Anything that fits no other topic.'], ['Etwas anderes', 'Alles, was zu keinem anderen Thema passt.'])
]

export function supportTopic(id: number): SupportTopic | undefined {
  return SUPPORT_TOPICS.find((one) => one.id === id)
}
