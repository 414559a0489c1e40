import { expect, type Locator, type Page } from '@playwright/test'

/** The pages about relationships. */
export class RelationshipPages {
  readonly list: Locator
  readonly search: Locator

  constructor(private readonly page: Page) {
    this.list = page.getByRole('grid', { name: 'Relationships' })
    this.search = page.getByRole('searchbox', { name: 'Customer, name or group' })
  }

  async go(address: string): Promise<void> {
    await this.page.evaluate((to) => { location.hash = `#${to}` }, address)
  }

  row(text: string | RegExp): Locator {
    return this.list.getByRole('row').filter({ hasText: text })
  }

  /** From the list to one relationship. */
  async open(name: string): Promise<void> {
    await this.go('/relationships')
    await this.row(name).click()
    await expect(this.page.getByRole('heading', { name: 'At a glance' })).toBeVisible()
  }

  fact(name: string): Locator {
    return this.page.getByRole('region', { name: 'At a glance' }).locator(`dt:text-is("${name}") + dd`)
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' })
  }

  /** One question of "Why can't I get in", with its answer. */
  question(text: string): Locator {
    return this.page.getByRole('list', { name: 'The questions and their answers' }).getByRole('listitem').filter({ hasText: text })
  }
}
