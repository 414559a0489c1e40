import { expect, type Locator, type Page } from '@playwright/test'

/** "Reset password", from the search for a user to the new password. */
export class ResetPage {
  readonly search: Locator
  readonly stop: Locator
  readonly lookAgain: Locator

  constructor(private readonly page: Page) {
    this.search = page.getByRole('textbox', { name: 'User name, or the beginning of a name' })
    this.stop = page.getByRole('button', { name: 'Stop waiting' })
    this.lookAgain = page.getByRole('button', { name: 'Look again' })
  }

  /** From the customer's page to the user whose name begins so. */
  async choose(text: string, name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Reset password', exact: true }).click()
    await this.search.fill(text)
    await this.page.getByRole('button', { name: 'Search' }).click()
    await this.page.getByRole('link', { name: `Choose ${name}` }).click()
    await expect(this.fact('Name')).toHaveText(name)
  }

  /** The value beside a name in what is said of the user. */
  fact(name: string): Locator {
    return this.page.getByRole('region', { name: 'User' }).locator(`dt:text-is("${name}") + dd`)
  }

  submit(name: string): Locator {
    return this.page.getByRole('button', { name: `Reset password of ${name}` })
  }

  get confirmation(): Locator {
    return this.page.getByRole('textbox', { name: /type the name of the customer/ })
  }

  secretOf(name: string): Locator {
    return this.page.getByRole('group', { name: `New password of ${name}` })
  }

  /** The new password, when it is shown. */
  async passwordOf(name: string): Promise<string> {
    await expect(this.page.getByText(`The password of ${name} was reset.`)).toBeVisible({ timeout: 20_000 })
    return this.secretOf(name).locator('.secret-text').innerText()
  }
}

/** "Administrators of …". */
export class AdministratorsPage {
  readonly grid: Locator

  constructor(private readonly page: Page) {
    this.grid = page.getByRole('grid', { name: 'Administrators' })
  }

  async openFor(company: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Show all administrators' }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: `Administrators of ${company}` })).toBeVisible()
  }

  /** Each row's cells, without the head. */
  async rows(): Promise<readonly string[]> {
    return this.grid.getByRole('row').filter({ has: this.page.getByRole('gridcell') }).evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent).join('|')))
  }
}
