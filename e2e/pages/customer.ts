import { expect, type Locator, type Page } from '@playwright/test'

export type CustomerAction = 'Administer on behalf of' | 'Create service request' | 'Show all administrators' | 'Reset password' | 'Offer delegated administration'

/** The page of one customer. */
export class CustomerPage {
  constructor(private readonly page: Page) {}

  async expectShown(company: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: company, exact: true })).toBeVisible()
  }

  action(name: CustomerAction): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  async expectAllowed(name: CustomerAction): Promise<void> {
    await expect(this.action(name)).toBeVisible()
    await expect(this.action(name)).not.toHaveAttribute('aria-disabled')
  }

  /** It stays there and says why. */
  async expectRefused(name: CustomerAction, reason: string): Promise<void> {
    await expect(this.action(name)).toHaveAttribute('aria-disabled', 'true')
    await expect(this.action(name)).toHaveAccessibleDescription(reason)
  }

  /** The value beside a name in the list of facts. */
  fact(name: string): Locator {
    return this.page.getByRole('region', { name: 'Facts' }).locator(`dt:text-is("${name}") + dd`)
  }

  get domains(): Locator {
    return this.page.getByRole('region', { name: 'Domains' })
  }

  get subscriptions(): Locator {
    return this.page.getByRole('region', { name: 'Subscriptions' })
  }

  /** Said when what is shown comes from this computer. */
  get fromCache(): Locator {
    return this.page.getByRole('status').filter({ hasText: 'From this computer, not read again from the cloud.' })
  }
}
