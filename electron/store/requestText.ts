import type { RequestDraft, ServiceRequest } from '../contract/serviceRequest'
import { foldText } from '../lib/foldText'

type Searched = Partial<Pick<ServiceRequest, 'number' | 'title' | 'description' | 'customerName' | 'product' | 'contact' | 'notes' | 'files'>> & {
  readonly topic?: ServiceRequest['topic'] | RequestDraft['topic']
}

/** The words by which a service request or a draft of one is found: number, customer, contact, topic, and everything that was written. */
export function requestText({ number = '', title = '', description = '', customerName = '', product = '', topic = '', contact, notes = [], files = [] }: Searched): string {
  const about = typeof topic === 'string' ? topic : topic.name
  const people = contact === undefined ? [] : [contact.firstName, contact.lastName, contact.email]
  return foldText([number, customerName, title, about, product, ...people, ...files, description, ...notes.map(({ by, text }) => `${by} ${text}`)].join(' '))
}
