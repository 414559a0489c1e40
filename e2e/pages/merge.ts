import { expect, type Locator, type Page } from '@playwright/test'

/** One offer to several customers. */
export class MergePage {
  readonly customers: Locator
  readonly preview: Locator

  constructor(private readonly page: Page) {
    this.customers = page.getByRole('listbox', { name: 'Customers' })
    this.preview = page.getByRole('group', { name: 'Message as the customer sees it' })
  }

  /** From the message of an offer that has its link. */
  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Mail merge', exact: true }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: 'Mail merge' })).toBeVisible()
  }

  async choose(companies: readonly string[]): Promise<void> {
    for (const company of companies) {
      await this.page.getByRole('searchbox', { name: 'Filter by name, domain, tag or tenant ID' }).fill(company)
      const option = this.customers.getByRole('option').filter({ hasText: company })
      await expect(option).toHaveCount(1)
      await option.click()
      await expect(option).toHaveAttribute('aria-selected', 'true')
    }
  }

  button(name: 'Prepare messages' | 'Open next in email' | 'Save next as .eml' | 'Export all as .eml' | 'Stop' | 'Go on'): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  item(company: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: company })
  }

  /** Shows the message to one customer. */
  async show(company: string): Promise<void> {
    await this.page.getByRole('button', { name: `Preview message to ${company}` }).click()
    await expect(this.page.getByText(`Message to ${company}`)).toBeVisible()
  }

  address(company: string): Locator {
    return this.page.getByRole('textbox', { name: `Address at ${company}` })
  }

  async expectProgress(done: number, total: number): Promise<void> {
    await expect(this.page.getByRole('heading', { name: `${done} of ${total} messages` })).toBeVisible()
  }
}
