import type { Locator, Page } from '@playwright/test'

/** What stands around every page of a signed-in technician. */
export class Shell {
  readonly navigation: Locator

  constructor(readonly page: Page) {
    this.navigation = page.getByRole('navigation', { name: 'Main' })
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { level: 1, name, exact: true })
  }

  async go(link: string): Promise<void> {
    await this.navigation.getByRole('link', { name: link, exact: true }).click()
  }

  /** The cloud and whether it answers, in words. */
  get connection(): Locator {
    return this.page.getByRole('status').filter({ hasText: 'Practice cloud' })
  }

  /** One of the notices that stand on every page, or that say what happened in the background. */
  notice(text: string): Locator {
    return this.page.getByRole('complementary', { name: /^(Notices|What happened elsewhere)$/ }).getByText(text)
  }

  async signOut(displayName: string): Promise<void> {
    await this.page.getByRole('button', { name: `Account of ${displayName}` }).click()
    await this.page.getByRole('button', { name: 'Sign out' }).click()
  }

  async switchAccount(displayName: string): Promise<void> {
    await this.page.getByRole('button', { name: `Account of ${displayName}` }).click()
    await this.page.getByRole('button', { name: 'Switch account' }).click()
  }
}
