import type { RequestDraft } from '../contract/serviceRequest'

/** The parts of a draft in the order in which an admin centre asks for them. */
export const requestPartNames = ['customer', 'title', 'description', 'severity', 'topic', 'contact'] as const
export type RequestPartName = (typeof requestPartNames)[number]

export type WrittenRequest = Pick<RequestDraft, 'title' | 'description' | 'severity' | 'topic' | 'contact' | 'customerName'>

/** What a draft says, part by part; what is empty is left out. @param severity in the words of whoever reads it */
export function requestParts({ title, description, topic, contact, customerName }: WrittenRequest, severity: string): readonly { readonly name: RequestPartName; readonly text: string }[] {
  const texts: Readonly<Record<RequestPartName, string>> = {
    customer: customerName ?? '',
    title,
    description,
    severity,
    topic: topic?.name ?? '',
    contact: [`${contact.firstName} ${contact.lastName}`.trim(), contact.email, contact.telephone].filter((one) => one !== '').join(', ')
  }
  return requestPartNames.map((name) => ({ name, text: texts[name] })).filter(({ text }) => text.trim() !== '')
}

/** The whole as plain text, each part behind its name. */
export const requestText = (parts: readonly { readonly label: string; readonly text: string }[]): string => parts.map(({ label, text }) => `${label}: ${text}`).join('\n\n')
