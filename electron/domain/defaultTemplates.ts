import type { MessageLanguage, OfferKind } from '../contract/offer'
import type { TemplateText } from './messageTemplate'
import { offerTexts } from './offerTexts'

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`

const trialEn: TemplateText = {
  subject: '{productNames}: an invitation from {partnerName}',
  body: lines(
    '{greeting}', '',
    '{partnerName} invites you to a free trial:', '{products}', '',
    'Review and start your trial here:', '{link}', '',
    'Please sign in there as a global administrator of your organization, or sign up if you are new. The trial runs for 30 days. If you keep the service afterwards, Microsoft bills you directly.', '',
    '{delegatedAdministration}', '',
    'Additional partner information:', '{partnerName} is an authorized Microsoft partner.', '{contact}', 'Quote ID: {quoteId}'
  )
}

const purchaseEn: TemplateText = {
  subject: '{productNames}: an offer from {partnerName}',
  body: lines(
    '{greeting}', '',
    '{partnerName} offers you these subscriptions:', '{products}', '',
    'Review and accept the offer here:', '{link}', '',
    'Please sign in there as a global administrator of your organization, or sign up if you are new. You can change the number of licenses when you accept. Microsoft bills you directly.', '',
    '{delegatedAdministration}', '',
    'Additional partner information:', '{partnerName} is an authorized Microsoft partner.', '{contact}', 'Quote ID: {quoteId}'
  )
}

const trialDe: TemplateText = {
  subject: '{productNames}: Einladung von {partnerName}',
  body: lines(
    '{greeting}', '',
    '{partnerName} lädt Sie zu einem kostenlosen Test ein:', '{products}', '',
    'Hier können Sie die Einladung ansehen und den Test starten:', '{link}', '',
    'Bitte melden Sie sich dort als globaler Administrator Ihrer Organisation an oder registrieren Sie sich neu. Der Test läuft 30 Tage. Nutzen Sie den Dienst danach weiter, erhalten Sie die Rechnung direkt von Microsoft.', '',
    '{delegatedAdministration}', '',
    'Weitere Informationen zum Partner:', '{partnerName} ist autorisierter Microsoft-Partner.', '{contact}', 'Angebots-ID: {quoteId}'
  )
}

const purchaseDe: TemplateText = {
  subject: '{productNames}: Angebot von {partnerName}',
  body: lines(
    '{greeting}', '',
    '{partnerName} bietet Ihnen diese Abonnements an:', '{products}', '',
    'Hier können Sie das Angebot ansehen und annehmen:', '{link}', '',
    'Bitte melden Sie sich dort als globaler Administrator Ihrer Organisation an oder registrieren Sie sich neu. Die Anzahl der Lizenzen können Sie beim Annehmen ändern. Die Rechnung erhalten Sie direkt von Microsoft.', '',
    '{delegatedAdministration}', '',
    'Weitere Informationen zum Partner:', '{partnerName} ist autorisierter Microsoft-Partner.', '{contact}', 'Angebots-ID: {quoteId}'
  )
}

/** The words of `composeDelegatedMessage`, as a template. */
function delegated(language: MessageLanguage): TemplateText {
  const texts = offerTexts[language]
  const partner = '{partnerName}'
  return {
    subject: texts.subject(partner, undefined).replace(/^[^:]+/u, (words) => `${words}{forCustomer}`),
    body: lines(
      '{greeting}', '',
      texts.offered(partner), '',
      texts.authorize, '{link}', '',
      texts.how, '',
      texts.meaning(partner), '',
      '{roles}', '',
      texts.responsibilities, '',
      texts.additional, texts.identity(partner), '{contact}'
    )
  }
}

/** The application's own words for a kind and language (capabilities 4.10); a technician may save others. */
export function defaultTemplate(kind: OfferKind, language: MessageLanguage): TemplateText {
  if (kind === 'delegatedAdministration') return delegated(language)
  if (kind === 'trial') return language === 'de' ? trialDe : trialEn
  return language === 'de' ? purchaseDe : purchaseEn
}
