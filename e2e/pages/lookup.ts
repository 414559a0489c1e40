import type { Locator, Page } from '@playwright/test'
import { Shell } from './shell'

/** "Search for user or domain". */
export class LookupPage {
  readonly box: Locator
  readonly next: Locator

  constructor(private readonly page: Page) {
    this.box = page.getByRole('textbox', { name: 'User name or domain' })
    this.next = page.getByRole('button', { name: 'Next' })
  }

  /** Looks something up, from wherever one is, as the overview's link leads there. */
  async find(query: string): Promise<void> {
    await new Shell(this.page).go('Overview')
    await this.page.getByRole('link', { name: 'Lookup user or domain' }).click()
    await this.box.fill(query)
    await this.next.click()
  }

  /** Looks something else up on the page that is shown. */
  async again(query: string): Promise<void> {
    await this.box.fill(query)
    await this.next.click()
  }

  get noMatch(): Locator {
    return this.page.getByRole('status').filter({ has: this.page.getByRole('heading', { name: 'No match' }) })
  }

  /** The heading above a failure: "Not reachable", "Not allowed". */
  failure(heading: string): Locator {
    return this.page.getByRole('heading', { name: heading, exact: true })
  }

  /** What is said of a query that cannot be looked up. */
  get refusal(): Locator {
    return this.page.getByRole('alert')
  }
}
