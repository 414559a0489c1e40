/**
 * What the use cases need from the outside, as interfaces: clouds, store and windows implement them, main.ts joins them.
 * Nothing here names a library. All methods reject with an AppFailure (contract/errors).
 */
import type { PortalTemplate } from '../clouds/cloud'
import type { ActivityRecord } from '../contract/activity'
import type { ActingEnded, ActingSession, EndCause, PortalChoice, SessionLimit, TenantMark } from '../contract/acting'
import type { BackgroundWork, Notice } from '../contract/app'
import type { Company } from '../contract/company'
import type { CustomerDomain, CustomerSubscription } from '../contract/customer'
import type { PortalEvents } from '../contract/events'
import type { Instant, TenantId } from '../contract/ids'
import type { DelegatedRole, Technician } from '../contract/session'
import type { OwnConsole } from '../domain/ownConsole'
import type { CustomerLists } from './customerListPort'
import type { NewRelationshipRequest } from './relationships/relationshipPorts'

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
}

/** Tells the portal page that something changed. */
export type Tell = <N extends keyof PortalEvents>(name: N, payload: PortalEvents[N]) => void

/** What an access token is for. Each becomes the scopes of the cloud's record. */
export type Audience = 'graph' | 'partnerCenter'

/**
 * The only way to a token (reliability: a token of any other tenant is refused). Tokens never leave the main process.
 */
export interface TokenSource {
  /** `quiet`: nobody is asked to sign in for it; what would need that rejects with `notAllowed`. */
  tokenFor(tenantId: TenantId, audience: Audience, signal?: AbortSignal, quiet?: boolean): Promise<string>
}

/** A tenant as any signed-in technician can find it (Graph `findTenantInformationByDomainName`). */
export interface TenantInformation {
  readonly tenantId: TenantId
  readonly displayName: string
  readonly defaultDomain: string
}

/** Ids of the partner's two groups of delegated administrators; absent where the tenant has no such group. */
export interface AgentGroups {
  readonly adminAgents?: string
  readonly helpdeskAgents?: string
}

/** Reads about the partner's own tenant and the technician. */
export interface PartnerDirectory {
  technician(signal?: AbortSignal): Promise<Technician & { readonly groupIds: readonly string[] }>
  company(signal?: AbortSignal): Promise<Company>
  agentGroups(signal?: AbortSignal): Promise<AgentGroups>
}

/** What Partner Center keeps of a customer. */
export interface CustomerProfile {
  readonly name: string
  readonly country: string
  readonly city?: string
  /** Whether the partner sells to it. */
  readonly isReseller: boolean
}

/** Reads about customers. `undefined` = the service answered that there is no such thing. */
export interface CustomerDirectory extends CustomerLists {
  findTenantByDomain(domain: string, signal?: AbortSignal): Promise<TenantInformation | undefined>
  profile(tenantId: TenantId, signal?: AbortSignal): Promise<CustomerProfile | undefined>
  domains(tenantId: TenantId, signal?: AbortSignal): Promise<readonly CustomerDomain[]>
  subscriptions(tenantId: TenantId, signal?: AbortSignal): Promise<readonly CustomerSubscription[]>
  user(tenantId: TenantId, userPrincipalName: string, signal?: AbortSignal): Promise<{ readonly displayName: string } | undefined>
}

/** What is about to be made in the cloud for the offer `id`, written down before it is asked for (capabilities 4.9). */
export interface OfferIntent {
  readonly id: string
  readonly request: NewRelationshipRequest
  readonly writtenAt: Instant
}

/** Clipboard, mail client and files, for handing over a message. */
export interface HandOverPort {
  openMailto(url: string): Promise<void>
  copy(content: { readonly text: string; readonly html?: string }): Promise<void>
  /** Asks where; `undefined` when the technician cancelled. */
  saveAs(suggestedName: string, content: string): Promise<string | undefined>
}

/** A folder that the technician chose, for many files. */
export interface FolderPort {
  /** `undefined` when the technician cancelled. */
  chooseFolder(): Promise<string | undefined>
  /** Replaces a file of that name. Rejects with AppFailure `storage`. */
  write(folder: string, name: string, content: string): Promise<void>
}

/** One entry of the list that a cloud keeps of the services of a customer (Graph `serviceManagementDetails`). */
export interface ListedService {
  readonly id: string
  readonly name: string
  /** As the cloud wrote it: to be judged before it is opened anywhere. */
  readonly url: string
}

/** What a cloud says of the portals of one customer. */
export interface ServiceManagement {
  /** `undefined`: the cloud has no such list, or none of this customer. */
  services(tenantId: TenantId, signal?: AbortSignal): Promise<readonly ListedService[] | undefined>
  /** The customer's name at SharePoint, by which its portal there is addressed; `undefined` where it cannot be read. */
  sharePointName(tenantId: TenantId, signal?: AbortSignal): Promise<string | undefined>
}

/** A portal of one customer: its address with the placeholders filled in, and what belongs to it. */
export type CustomerPortal = Omit<PortalTemplate, 'fullOnly' | 'nameKey'> & Pick<PortalChoice, 'nameKey' | 'name'>

/** What is administered elsewhere than in the window. */
export interface OutsidePortal {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly opens: 'browser' | 'ownConsole'
}

/** Where a customer can be administered. */
export interface PortalMenu {
  /** Those that open in the window; the first one is shown first. */
  readonly portals: readonly [CustomerPortal, ...CustomerPortal[]]
  readonly outside: readonly OutsidePortal[]
  /** When the cloud's own list was read. */
  readonly portalsReadAt?: Instant
}

/** Origins beside the cloud's own to which the sign-in of the technician's company may lead; asked about once, and remembered. */
export interface FederatedSignIns {
  allowed(): readonly string[]
  /** `undefined`: nobody was asked yet. */
  answerFor(origin: string): boolean | undefined
  /** Resolves when the answer is on the disk. */
  keep(origin: string, allowed: boolean): Promise<void>
}

/** The windows in which customers are administered. */
export interface ActingWindows {
  open(request: PortalMenu & { readonly session: ActingSession; readonly signInOrigins: readonly string[]; readonly federated: FederatedSignIns; readonly signInPaths?: RegExp; readonly consoles?: readonly OwnConsole[]; readonly customerNames?: readonly string[] }): Promise<void>
  /** Puts a newer menu in the place of the one that an open window has. */
  showPortals(tenantId: TenantId, menu: PortalMenu): void
  focus(tenantId: TenantId): boolean
  /** Shows in the frame when the session ends. */
  showLimit(tenantId: TenantId, limit: SessionLimit): void
  end(tenantId: TenantId, cause: EndCause): Promise<void>
  endAll(cause: EndCause): Promise<void>
}

export interface ActingEvents {
  ended(ended: ActingEnded): void
  /** A portal showed another tenant than that of its window, which is hidden by now. `seen`: the other tenant, where it said so. */
  wrongTenant(session: ActingSession, by: 'address' | 'page', seen?: string): void
  /** Something was handed to the technician's own browser. `place`: origin and path only. */
  openedOutside(session: ActingSession, what: OutsidePortal['opens'], place: string): void
}

export interface Notices {
  add(notice: Omit<Notice, 'id'> & { readonly id?: string }): void
  remove(id: string): void
  list(): readonly Notice[]
}

export interface WorkBoard {
  report(work: BackgroundWork): void
  finish(kind: BackgroundWork['kind']): void
  list(): readonly BackgroundWork[]
}

/** What is recorded; number, moment and place in the chain are added. */
export type ActivityEntry = Omit<ActivityRecord, 'previous' | 'hash' | 'tenantName'>

/** Keeps the newest point of the activity chain outside of the store. */
export interface ActivityAnchor {
  /** `undefined`: there is none, or it cannot be read. */
  load(): Promise<{ readonly number: number; readonly hash: string } | undefined>
  /** Behind the work; an older point than the last one is not taken. */
  save(point: { readonly number: number; readonly hash: string }): void
  /** Resolves when everything given so far is in its file. */
  settled(): Promise<void>
}

export interface Activity {
  record(entry: Omit<ActivityEntry, 'id' | 'at'>): Promise<void>
}

export type { DelegatedRole, TenantMark }
export type { CompanyPort, ReadRecord, StoredCompanyDraft } from './companyPorts'
export type { TeamPort, TeamRecord } from './teamPorts'
export type { CustomerLists, ListedCustomer, ListPage, LongCall } from './customerListPort'
export type {
  AccessAssignmentRecord, NewRelationshipRequest, PartnerPeople, RelationshipManagement, RelationshipOperationRecord, RelationshipRecord, RelationshipRequestRecord, Relationships
} from './relationships/relationshipPorts'
export type { LeftLine, UndoRecord } from './own/importMemory'
export type { Reminder } from './relationships/radarWatch'
export type { KnownRelationship } from './relationships/relationshipBook'
export type { CartItem, CartRecord, CheckedOut, CheckoutRequest, Commerce, SkuRecord } from './orders/orderPorts'
export type { OrderIntent } from './orders/orderBook'
export type { QuoteIntent } from './quotes/quoteIntent'
export type { PermissionPlace, PermissionPort } from './onboarding/onboardingPorts'
export type { HealthPort, TenantHealth } from './health/healthPort'
export type { HealthRecord } from './health/healthRecord'
export type { RequestIntent } from './requests/requestBook'
export type { CachedRequest } from './requests/requestCache'
export type { BegunNote } from './requests/requestWork'
export type { NewRequest, RequestPort, RequestRecord } from './requests/requestPorts'
export type { CataloguePort, QuoteAcceptanceRecord, QuoteRecord, QuoteRequest, Quotes } from './quotes/quotePorts'
export type { ResetIntent } from './passwordReset/resetIntent'
export type { CustomerUsers, PasswordOperation, UserPage } from './customerUsersPort'
