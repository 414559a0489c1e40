import type { MessageLanguage } from '../contract/offer'
import type { RequestSeverity } from '../contract/serviceRequest'
import type { MailDraft } from './mail/mailto'
import { requestParts, requestText, type RequestPartName, type WrittenRequest } from './requestParts'

interface Texts {
  readonly subject: (title: string) => string
  readonly labels: Readonly<Record<RequestPartName, string>>
  readonly severity: Readonly<Record<RequestSeverity, string>>
}

/** As the pages say them: what the technician sees is what the other one reads. */
const texts: Readonly<Record<MessageLanguage, Texts>> = {
  en: {
    subject: (title) => `Service request: ${title}`,
    labels: { customer: 'Customer', title: 'Subject', description: 'Description', severity: 'Severity', topic: 'Topic', contact: 'Contact' },
    severity: { critical: 'Critical', moderate: 'Moderate', minimal: 'Minimal' }
  },
  de: {
    subject: (title) => `Serviceanfrage: ${title}`,
    labels: { customer: 'Kunde', title: 'Betreff', description: 'Beschreibung', severity: 'Schweregrad', topic: 'Thema', contact: 'Kontakt' },
    severity: { critical: 'Kritisch', moderate: 'Mittel', minimal: 'Gering' }
  }
}

/** A draft as an e-mail to whoever opens it by hand. Nobody is named in it: who that is, only the technician knows. */
export function requestMail(draft: WrittenRequest, language: MessageLanguage): MailDraft & { readonly language: MessageLanguage } {
  const { subject, labels, severity } = texts[language]
  const parts = requestParts(draft, severity[draft.severity]).map(({ name, text }) => ({ label: labels[name], text }))
  return { to: '', subject: subject(draft.title.trim()), body: requestText(parts), language }
}
