import { expect, type Locator, type Page } from '@playwright/test'

/** The steps in which a trial invitation or a purchase offer is put together. */
export class WizardPage {
  readonly office: Locator
  readonly location: Locator
  readonly trials: Locator
  readonly subscriptions: Locator
  readonly next: Locator
  readonly back: Locator

  constructor(private readonly page: Page) {
    this.office = page.getByRole('combobox', { name: 'Partner office' })
    this.location = page.getByRole('combobox', { name: 'Usage location' })
    this.trials = page.getByRole('radiogroup', { name: 'Trial subscription' })
    this.subscriptions = page.getByRole('group', { name: 'Subscriptions' })
    this.next = page.getByRole('button', { name: 'Next', exact: true })
    this.back = page.getByRole('button', { name: 'Back', exact: true })
  }

  licences(product: string): Locator {
    return this.page.getByRole('spinbutton', { name: `Licenses for ${product}` })
  }

  /** The first step: the Seattle office, and the United States. The list of countries closes when another window takes the focus, so it is not relied on. */
  async chooseOfficeAndLocation(): Promise<void> {
    await this.office.selectOption({ label: await this.officeLabel('4567890') })
    await this.location.fill('United States')
    await this.location.blur()
    await expect(this.location).toHaveAttribute('aria-invalid', 'false')
    await expect(this.location).toHaveValue('United States')
  }

  async chooseOffice(partnerId: string): Promise<void> {
    await this.office.selectOption({ label: await this.officeLabel(partnerId) })
  }

  /** By the whole name, as somebody types it who does not look at the list. */
  async chooseLocation(country: string): Promise<void> {
    await this.location.fill(country)
    await this.location.blur()
    await expect(this.location).toHaveValue(country)
  }

  /** Takes a subscription into the offer, with this number of licences. */
  async add(product: string, licences: string): Promise<void> {
    await this.subscriptions.getByRole('checkbox', { name: product, exact: true }).check()
    await this.licences(product).fill(licences)
  }

  private async officeLabel(partnerId: string): Promise<string> {
    return this.office.getByRole('option').filter({ hasText: partnerId }).innerText()
  }
}
