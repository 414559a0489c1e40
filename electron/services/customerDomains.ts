import type { TenantId } from '../contract/ids'
import { domainsIn } from '../domain/searchText'
import { createSlices } from '../lib/slices'
import type { LightCustomer } from './customerOrders'

type Customers = ReadonlyMap<string, LightCustomer>

/**
 * Which customer a domain belongs to. The table of all domains costs a start more than anything else of the index and nobody asks at
 * a start, so it is made, in slices, after the first question; until it is there each question is answered by looking through
 * the texts, which takes some milliseconds at 50,000.
 */
export class CustomerDomains {
  #table: Map<string, TenantId> | undefined
  #making: Map<string, TenantId> | undefined

  /** @param domain in the ASCII form */
  find(domain: string, customers: Customers): TenantId | undefined {
    if (this.#table !== undefined) return this.#table.get(domain)
    if (this.#making === undefined) void this.#make(customers)
    return lookThrough(domain, customers)
  }

  edit(gone: readonly LightCustomer[], come: readonly LightCustomer[]): void {
    const table = this.#table ?? this.#making
    if (table === undefined) return
    for (const { id, text } of gone) for (const domain of domainsIn(text)) if (table.get(domain) === id) table.delete(domain)
    for (const customer of come) note(table, customer)
  }

  forget(): void {
    this.#table = undefined
    this.#making = undefined
  }

  async #make(customers: Customers): Promise<void> {
    const table = new Map<string, TenantId>()
    this.#making = table
    const slices = createSlices()
    for (const customer of customers.values()) {
      note(table, customer)
      const pause = slices.pause()
      if (pause !== undefined) await pause
    }
    // Forgotten meanwhile: the customers are others by now.
    if (this.#making === table) this.#table = table
  }
}

function note(table: Map<string, TenantId>, { id, text }: LightCustomer): void {
  for (const domain of domainsIn(text)) table.set(domain, id)
}

function lookThrough(domain: string, customers: Customers): TenantId | undefined {
  if (domain === '') return undefined
  for (const { id, text } of customers.values()) if (text.includes(domain) && domainsIn(text).includes(domain)) return id
  return undefined
}
