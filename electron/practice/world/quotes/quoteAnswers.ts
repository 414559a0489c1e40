import type { Directory } from '../api'
import type { Catalogue } from '../catalogue/catalogue'
import type { Clock } from '../clock'
import type { Relationship, Tenant, User } from '../model'
import type { Change } from '../storage/lines'
import type { Records } from '../storage/records'
import type { SubscriptionGrants } from '../subscriptionGrants'
import { WorldError } from '../worldError'
import { grantsFor, requireDecider, takenItems } from './acceptanceRules'
import { invitedRelationship } from './invitedRelationship'
import { hasExpired, type Quote, type QuoteItem } from './quote'
import type { Quotes } from './quotes'

/** What an acceptance needs of the relationships: a free name, and to make one known that it keeps with the rest. */
export interface InvitedRelationships {
  byName(displayName: string): Relationship | undefined
  adding(relationship: Relationship): Change
}

export interface AnswerParts {
  readonly records: Records
  readonly clock: Clock
  readonly catalogue: Catalogue
  readonly directory: Directory
  readonly relationships: InvitedRelationships
  readonly grants: SubscriptionGrants
  readonly quotes: Quotes
}

export interface Acceptance {
  /** Numbers of licences that the customer changed; products that are not named keep theirs. */
  readonly items: readonly QuoteItem[]
  /** Counts only where the offer asks for it. */
  readonly delegatedAdministration: boolean
}

/** The customers' answers. Subscriptions, relationship and the mark on the quote are kept all or none. */
export class QuoteAnswers {
  readonly #parts: AnswerParts

  constructor(parts: AnswerParts) {
    this.#parts = parts
  }

  /** @throws WorldError `notAllowed`, `conflict` (accepted before, expired, withdrawn), `invalid`; OfferRefusal */
  async accept(id: string, acceptance: Acceptance, by: User): Promise<Quote> {
    const { records, clock, catalogue, quotes, grants, relationships } = this.#parts
    const quote = quotes.require(id)
    const customer = this.#requireAnswerable(quote, by)
    const items = takenItems(quote, acceptance.items)
    const now = clock.now()
    const got = grantsFor(quote, items, catalogue, { skus: customer.subscribedSkus, grants: grants.of(customer.id) }, now)
    const delegated = quote.delegatedAdministrationPartnerRequested && (acceptance.delegatedAdministration || quote.kind === 'delegatedAdministration')
    const relationship = delegated ? this.#relationshipWith(customer, now) : undefined
    const [changed, change] = quotes.changing(quote, {
      acceptances: [...quote.acceptances, {
        tenantId: customer.id, companyName: customer.displayName, acceptedBy: by.userPrincipalName, acceptedDate: new Date(now).toISOString(), items,
        delegatedAdministration: delegated, ...(relationship ? { relationshipId: relationship.id } : {})
      }]
    })
    await records.apply([change, ...grants.adding(customer.id, got), ...(relationship ? [relationships.adding(relationship)] : [])])
    return changed
  }

  /** The customer does not want it; it may change its mind as long as the offer stands. @throws as `accept` */
  async decline(id: string, by: User): Promise<Quote> {
    const { records, clock, quotes } = this.#parts
    const quote = quotes.require(id)
    const customer = this.#requireAnswerable(quote, by)
    const others = quote.declines.filter((one) => one.tenantId !== customer.id)
    const [changed, change] = quotes.changing(quote, {
      declines: [...others, { tenantId: customer.id, companyName: customer.displayName, declinedBy: by.userPrincipalName, declinedDate: clock.instant() }]
    })
    await records.apply([change])
    return changed
  }

  #requireAnswerable(quote: Quote, by: User): Tenant {
    const { clock, directory } = this.#parts
    requireDecider(by, directory.partner.id)
    if (quote.acceptances.some((one) => one.tenantId === by.tenantId)) throw new WorldError('conflict', 'Your company has accepted this offer before.')
    if (quote.withdrawnDate !== undefined) throw new WorldError('conflict', 'The partner has withdrawn this offer.')
    if (hasExpired(quote, clock.now())) throw new WorldError('conflict', 'This offer has expired.')
    const customer = directory.tenant(by.tenantId)
    if (!customer) throw new WorldError('notFound', 'There is no such tenant.')
    return customer
  }

  #relationshipWith(customer: Tenant, now: number): Relationship {
    const { directory, relationships } = this.#parts
    return invitedRelationship({
      partnerName: directory.partner.displayName, customer, adminAgentsId: directory.adminAgents.id, helpdeskAgentsId: directory.helpdeskAgents.id,
      isFreeName: (name) => relationships.byName(name) === undefined, now
    })
  }
}
