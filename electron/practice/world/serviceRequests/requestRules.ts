import {
  BILLING_ADMINISTRATOR, GLOBAL_ADMINISTRATOR, GLOBAL_READER, HELPDESK_ADMINISTRATOR, INTUNE_ADMINISTRATOR, SERVICE_SUPPORT_ADMINISTRATOR, USER_ADMINISTRATOR
} from '../roleTemplates'
import { WorldError } from '../worldError'
import type { NewServiceRequest } from './serviceRequest'
import { supportTopic } from './supportTopics'

const LONGEST_TITLE = 255
const LONGEST_TEXT = 10_000
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** Roles with which somebody works with support requests in a tenant; Service Support Administrator is the least privileged. */
const SUPPORT_ROLES: ReadonlySet<string> = new Set([
  GLOBAL_ADMINISTRATOR, SERVICE_SUPPORT_ADMINISTRATOR, HELPDESK_ADMINISTRATOR, USER_ADMINISTRATOR, BILLING_ADMINISTRATOR, INTUNE_ADMINISTRATOR
])

/** Whether roles held in a tenant allow to open, read and answer its service requests. */
export const mayWorkWithSupport = (roles: readonly string[]): boolean => roles.some((role) => SUPPORT_ROLES.has(role))

/** Whether they allow to read how the tenant's services are. */
export const mayReadHealth = (roles: readonly string[]): boolean => mayWorkWithSupport(roles) || roles.includes(GLOBAL_READER)

/** The request as it is kept, without blanks around its words. @throws WorldError `invalid` naming the property */
export function checkedRequest(request: NewServiceRequest): NewServiceRequest {
  const { severity, supportTopicId, primaryContact } = request
  if (!supportTopic(supportTopicId)) throw new WorldError('invalid', `There is no support topic '${supportTopicId}'.`)
  if (!ADDRESS.test(primaryContact.email.trim())) throw new WorldError('invalid', 'The property primaryContact.email is not valid.')
  return {
    severity, supportTopicId,
    title: filled('title', request.title, LONGEST_TITLE),
    description: filled('description', request.description, LONGEST_TEXT),
    primaryContact: {
      firstName: primaryContact.firstName.trim().slice(0, 100),
      lastName: filled('primaryContact.lastName', primaryContact.lastName, 100),
      email: primaryContact.email.trim().slice(0, 320),
      phoneNumber: primaryContact.phoneNumber.trim().slice(0, 50)
    }
  }
}

/** The text of a note. @throws WorldError `invalid` */
export const checkedNote = (text: string): string => filled('newNote.text', text, LONGEST_TEXT)

function filled(property: string, value: string, most: number): string {
  const text = value.trim()
  if (text === '' || text.length > most) throw new WorldError('invalid', `The property ${property} needs 1 to ${most} characters.`)
  return text
}
