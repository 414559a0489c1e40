import { expect, type Locator, type Page } from '@playwright/test'
import { Shell } from './shell'

/** The list of all offers. */
export class QuotesPage {
  readonly search: Locator
  readonly kind: Locator
  readonly state: Locator
  readonly export: Locator

  constructor(private readonly page: Page) {
    this.search = page.getByRole('searchbox', { name: 'Search Quote ID, customer, product or text' })
    this.kind = page.getByRole('combobox', { name: 'Kind' })
    this.state = page.getByRole('combobox', { name: 'State' })
    this.export = page.getByRole('button', { name: 'Export CSV' })
  }

  async open(): Promise<void> {
    await new Shell(this.page).go('Offers')
    await expect(new Shell(this.page).heading('Offers')).toBeVisible()
  }

  /** The row of the offer with this subject. */
  row(subject: string): Locator {
    return this.rows.filter({ hasText: subject })
  }

  get rows(): Locator {
    return this.page.getByRole('grid', { name: 'Offers' }).getByRole('row').filter({ has: this.page.getByRole('gridcell') })
  }

  /** Resolves when the list holds exactly these subjects, in any order. */
  async expectFound(subjects: readonly string[]): Promise<void> {
    await expect(this.page.getByRole('main').getByRole('status').filter({ hasText: count(subjects.length) })).toBeVisible()
    await expect(this.rows).toHaveCount(subjects.length)
    for (const subject of subjects) await expect(this.row(subject)).toHaveCount(1)
  }

  /** Opens an offer where there is work to do, or its details. */
  async openOffer(subject: string): Promise<void> {
    await this.row(subject).getByRole('link').click()
  }
}

function count(offers: number): RegExp {
  if (offers === 0) return /^No offers$/
  return offers === 1 ? /^1 offer$/ : new RegExp(`^${offers} offers$`)
}

/** One offer with what became of it. */
export class QuoteDetailsPage {
  constructor(private readonly page: Page) {}

  /** From the message of the offer. */
  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Details', exact: true }).click()
    await expect(this.history).toBeVisible()
  }

  /** From the details to the message. */
  async openMessage(): Promise<void> {
    await this.page.getByRole('link', { name: /^(Show the message|Continue the draft)$/ }).click()
  }

  /** The row of one customer's "yes". */
  acceptance(company: string): Locator {
    return this.page.getByRole('table', { name: 'Acceptances' }).getByRole('row').filter({ hasText: company })
  }

  get facts(): Locator {
    return this.page.getByRole('region', { name: 'Facts' })
  }

  /** What happened, the newest first. */
  get history(): Locator {
    return this.page.getByRole('region', { name: 'History' })
  }

  async duplicate(): Promise<void> {
    await this.page.getByRole('button', { name: 'Duplicate as a new draft' }).click()
  }

  async withdraw(): Promise<void> {
    await this.page.getByRole('button', { name: 'Withdraw offer' }).click()
    await this.page.getByRole('dialog', { name: 'Withdraw this offer?' }).getByRole('button', { name: 'Withdraw offer' }).click()
  }
}
