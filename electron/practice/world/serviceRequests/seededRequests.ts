import type { Tenant, User } from '../model'
import { SeededRandom } from '../seed/random'
import type { RequestContact, RequestEvent, Severity, StoredServiceRequest } from './serviceRequest'

const HOUR = 60 * 60 * 1000

/** A request of the seed before it knows its tenant. */
interface Draft {
  readonly title: string
  readonly description: string
  readonly severity: Severity
  readonly supportTopicId: number
  readonly hoursAgo: number
  readonly events?: readonly { readonly hoursAgo: number; readonly text?: string; readonly status?: 'open' | 'closed' }[]
  readonly files?: readonly string[]
}

/** By the default domain. */
const FIXED: Readonly<Record<string, readonly Draft[]>> = {
  'contoso.com': [
    {
      title: 'New laptops do not appear in Intune', severity: 'moderate', supportTopicId: 32444687, hoursAgo: 30, files: ['enrolment-log.zip', 'screenshot.png'],
      description: 'Six laptops were enrolled with Autopilot on Monday. They show up in Entra ID but not in Intune.'
    },
    {
      title: 'Invoice shows licences twice', severity: 'minimal', supportTopicId: 32444683, hoursAgo: 400,
      description: 'The invoice of last month lists the same 25 licences of Intune on two lines.',
      events: [{ hoursAgo: 390, text: 'It concerns the invoice of the first of the month, lines 4 and 9.' }, { hoursAgo: 300, text: 'Corrected, thank you.', status: 'closed' }]
    }
  ],
  'wingtiptoys.com': [{
    title: 'E-Mails an wingtiptoys.de kommen verspätet an', severity: 'critical', supportTopicId: 32444699, hoursAgo: 5,
    description: 'Seit heute früh kommen Nachrichten an alle Postfächer von wingtiptoys.de erst nach Stunden an.',
    events: [{ hoursAgo: 4, text: 'Es sind alle 51 Postfächer betroffen. Die Nachrichtenverfolgung zeigt sie als wartend.' }]
  }],
  'woodgrovebank.com': [{
    title: 'Compliance policy marks encrypted devices', severity: 'moderate', supportTopicId: 32444691, hoursAgo: 50,
    description: 'Devices with BitLocker switched on are reported as not encrypted since the last update of the policy.'
  }]
}

const OFTEN: readonly Omit<Draft, 'hoursAgo' | 'severity'>[] = [
  { title: 'Users are asked to sign in again and again', supportTopicId: 32444667, description: 'Several users have to sign in many times a day, in the browser and in Outlook.' },
  { title: 'A domain cannot be verified', supportTopicId: 32444675, description: 'The record is in the DNS since yesterday, but verification still fails.' },
  { title: 'An app is not installed on tablets', supportTopicId: 32444695, description: 'The app is assigned to all tablets as required, and stays at "waiting for installation".' },
  { title: 'Shared folders no longer synchronise', supportTopicId: 32444703, description: 'OneDrive shows an error for two shared libraries since Monday.' }
]
const AGES: readonly Severity[] = ['minimal', 'moderate', 'moderate', 'critical']

/** How many of the generated customers are looked at: enough for a list, and quick whatever their number. */
export const SEEDED_AMONG = 200

export interface RequestSeed {
  readonly seed: string
  /** Milliseconds. */
  readonly epoch: number
  /** The partner's technician who made them. */
  readonly by: RequestContact
}

/** The service requests that are there from the beginning, the oldest first: a pure function of the seed. */
export function seededRequests(seed: RequestSeed, tenants: Iterable<Tenant>): readonly StoredServiceRequest[] {
  const drafts = [...tenants].flatMap((tenant) => draftsOf(seed.seed, tenant).map((draft, index) => ({ tenant, draft, index })))
  return drafts.toSorted((a, b) => b.draft.hoursAgo - a.draft.hoursAgo).map(({ tenant, draft, index }, place) => stored(seed, tenant, draft, [index, place + 1]))
}

function stored({ seed, epoch, by }: RequestSeed, tenant: Tenant, draft: Draft, [index, sequence]: readonly [index: number, sequence: number]): StoredServiceRequest {
  const { hoursAgo, events = [], files = [], ...asked } = draft
  const digits = String(new SeededRandom(seed, 'serviceRequest', tenant.id, index).between(0, 99_999)).padStart(5, '0')
  return {
    ...asked, id: `6151${digits}${String(sequence).padStart(6, '0')}`, etag: `seeded-${sequence}`, sequence, tenantId: tenant.id,
    createdDate: hoursBefore(epoch, hoursAgo), createdBy: by, primaryContact: by, files,
    events: events.map((event) => eventOf(event, epoch, by))
  }
}

function eventOf({ hoursAgo, ...done }: NonNullable<Draft['events']>[number], epoch: number, by: RequestContact): RequestEvent {
  return { ...done, at: hoursBefore(epoch, hoursAgo), by }
}

const hoursBefore = (epoch: number, hours: number): string => new Date(epoch - hours * HOUR).toISOString()

function draftsOf(seed: string, tenant: Tenant): readonly Draft[] {
  const domain = tenant.domains.find((one) => one.isDefault)?.name ?? ''
  const fixed = FIXED[domain]
  if (fixed) return fixed
  const random = new SeededRandom(seed, 'serviceRequests', tenant.id)
  if (!tenant.isCustomer || domain.startsWith('northwind') || domain.startsWith('tailspin') || !random.chance(0.2)) return []
  const hoursAgo = random.between(6, 900)
  const closed = random.chance(0.4)
  return [{
    ...random.pick(OFTEN), severity: random.pick(AGES), hoursAgo,
    ...(closed ? { events: [{ hoursAgo: hoursAgo / 2, text: 'Solved.', status: 'closed' as const }] } : {})
  }]
}

/** A user of the cloud as the contact of a request. */
export function contactOf({ givenName, surname, displayName, userPrincipalName }: User, phoneNumber = ''): RequestContact {
  return { firstName: givenName, lastName: surname === '' ? displayName : surname, email: userPrincipalName, phoneNumber }
}
