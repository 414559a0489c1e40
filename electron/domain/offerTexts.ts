import type { MessageLanguage } from '../contract/offer'

/** The words of a message to a customer. They are part of the message, not of the application's catalogues. */
export interface OfferTexts {
  readonly linkPlaceholder: string
  readonly pasteHint: string
  readonly subject: (partner: string, customer: string | undefined) => string
  readonly greeting: (customer: string | undefined) => string
  readonly offered: (partner: string) => string
  readonly identity: (partner: string) => string
  readonly authorize: string
  readonly how: string
  readonly meaning: (partner: string) => string
  readonly roles: string
  readonly duration: (days: number, autoExtend: boolean) => string
  readonly responsibilities: string
  readonly additional: string
  readonly telephone: string
  readonly email: string
  readonly website: string
}

const en: OfferTexts = {
  linkPlaceholder: '[The link is put here when the offer is issued]',
  pasteHint: '(Paste the message here: Ctrl+V, on a Mac Cmd+V)',
  subject: (partner, customer) =>
    customer === undefined ? `Delegated administration: an offer from ${partner}` : `Delegated administration for ${customer}: an offer from ${partner}`,
  greeting: (customer) => (customer === undefined ? 'Hello,' : `Hello ${customer} team,`),
  offered: (partner) => `${partner} has offered to provide delegated administration for your online services.`,
  identity: (partner) => `${partner} is an authorized Microsoft partner.`,
  authorize: 'Authorize access to administer your online services here:',
  how: 'Please sign in there as a global administrator of your organization.',
  meaning: (partner) =>
    `Delegated administration means that technicians of ${partner} can administer your online services on your behalf, for example add users or reset passwords. Your tenant and your data remain yours.`,
  roles: 'Roles we ask for:',
  duration: (days, autoExtend) =>
    `It lasts ${days} days${autoExtend ? ' and is then extended by 180 days at a time' : ''}. You can end it at any time in your account portal under Partner relationships.`,
  responsibilities:
    'Our responsibilities: we use this access only to support you, record every session, and answer for what our technicians do.',
  additional: 'Additional partner information:',
  telephone: 'Telephone',
  email: 'E-mail',
  website: 'Website'
}

const de: OfferTexts = {
  linkPlaceholder: '[Hier steht der Link, sobald das Angebot ausgestellt ist]',
  pasteHint: '(Nachricht hier einfügen: Strg+V, auf dem Mac Cmd+V)',
  subject: (partner, customer) =>
    customer === undefined ? `Delegierte Administration: Angebot von ${partner}` : `Delegierte Administration für ${customer}: Angebot von ${partner}`,
  greeting: (customer) => (customer === undefined ? 'Guten Tag,' : `Guten Tag, liebes Team von ${customer},`),
  offered: (partner) => `${partner} bietet Ihnen an, die delegierte Administration Ihrer Onlinedienste zu übernehmen.`,
  identity: (partner) => `${partner} ist autorisierter Microsoft-Partner.`,
  authorize: 'Hier erteilen Sie den Zugriff zur Verwaltung Ihrer Onlinedienste:',
  how: 'Bitte melden Sie sich dort als globaler Administrator Ihrer Organisation an.',
  meaning: (partner) =>
    `Delegierte Administration bedeutet: Techniker von ${partner} können Ihre Onlinedienste in Ihrem Auftrag verwalten, etwa Benutzer anlegen oder Kennwörter zurücksetzen. Ihr Mandant und Ihre Daten bleiben Ihr Eigentum.`,
  roles: 'Dafür bitten wir um diese Rollen:',
  duration: (days, autoExtend) =>
    `Sie gilt ${days} Tage${autoExtend ? ', verlängert sich danach um jeweils 180 Tage' : ''} und lässt sich jederzeit im Kontoportal unter „Partnerbeziehungen“ beenden.`,
  responsibilities:
    'Unsere Verantwortung: Wir nutzen den Zugriff nur, um Sie zu unterstützen, protokollieren jede Sitzung und stehen für das ein, was unsere Techniker tun.',
  additional: 'Weitere Informationen zum Partner:',
  telephone: 'Telefon',
  email: 'E-Mail',
  website: 'Website'
}

export const offerTexts: Readonly<Record<MessageLanguage, OfferTexts>> = { en, de }
