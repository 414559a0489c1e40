import type { Locator, Page } from '@playwright/test'

/** Ctrl/Cmd+K. */
export class QuickFind {
  readonly box: Locator
  readonly options: Locator

  constructor(private readonly page: Page) {
    this.box = page.getByRole('combobox', { name: 'Find a customer or command' })
    this.options = page.getByRole('listbox').getByRole('option')
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k')
    await this.box.waitFor()
  }
}
