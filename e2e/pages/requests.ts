import { expect, type Locator, type Page } from '@playwright/test'

/** The list of service requests, a draft, and one request, as a technician uses them. */
export class RequestsPage {
  readonly #portal: Page

  constructor(portal: Page) {
    this.#portal = portal
  }

  /** Goes to the list. */
  async open(): Promise<void> {
    await this.#portal.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Service requests' }).click()
    await expect(this.#portal.getByRole('heading', { level: 1, name: 'Service requests', exact: true })).toBeVisible()
  }

  row(subject: string): Locator {
    return this.#portal.getByRole('grid', { name: 'Service requests' }).getByRole('row').filter({ hasText: subject })
  }

  async openRequest(subject: string): Promise<void> {
    await this.row(subject).click()
  }

  /** Writes a complete draft for a customer and waits until it is kept. */
  async draft({ customer, subject, description }: { readonly customer: string; readonly subject: string; readonly description: string }): Promise<void> {
    await this.open()
    await this.#portal.getByRole('button', { name: 'Create service request' }).click()
    await this.#portal.getByRole('searchbox', { name: 'Customer' }).fill(customer)
    await this.#portal.getByRole('button', { name: new RegExp(`^${customer}`, 'u') }).first().click()
    await this.field('Subject').fill(subject)
    await this.field('Description').fill(description)
    await this.#portal.getByRole('radio', { name: 'Critical' }).check()
    await this.#portal.getByRole('combobox', { name: 'Topic' }).selectOption({ index: 1 })
    await this.field('Last name').fill('Full')
    await this.field('Email').fill('full@fabrikam.com')
    await this.expectSaved()
  }

  field(name: string): Locator {
    return this.#portal.getByRole('textbox', { name, exact: true })
  }

  async expectSaved(): Promise<void> {
    await expect(this.#portal.getByText('All changes are saved on this computer.')).toBeVisible()
  }

  async send(): Promise<void> {
    await this.#portal.getByRole('button', { name: 'Send to support' }).click()
  }

  /** A request with this subject is shown as support knows it. */
  async expectSent(subject: string, timeout = 20_000): Promise<void> {
    await expect(this.#portal.getByRole('heading', { level: 1, name: subject, exact: true })).toBeVisible({ timeout })
    await expect(this.#portal.getByText('Number', { exact: true })).toBeVisible()
  }
}
