import { expect, type Locator, type Page } from '@playwright/test'
import type { Desk } from '../fixtures/app'
import { CustomerPage } from './customer'
import { LookupPage } from './lookup'

/** Goes to the customer's page and offers it delegated administration. */
export async function offerTo({ portal }: Desk, domain: string): Promise<void> {
  await new LookupPage(portal).find(domain)
  await new CustomerPage(portal).action('Offer delegated administration').click()
}

/** The message of an offer and the ways to hand it over. */
export class ComposerPage {
  readonly to: Locator
  readonly subject: Locator
  readonly message: Locator
  readonly quoteId: Locator

  constructor(private readonly page: Page) {
    this.to = page.getByRole('textbox', { name: 'To', exact: true })
    this.subject = page.getByRole('textbox', { name: 'Subject' })
    this.message = page.getByRole('textbox', { name: 'Message' })
    this.quoteId = page.getByRole('group', { name: 'Quote ID' })
  }

  /** "Draft", "Ready to send", "Opened in email", "Accepted" … */
  async expectState(state: string, timeout = 10_000): Promise<void> {
    await expect(this.page.getByRole('main').getByText(state, { exact: true }).first()).toBeVisible({ timeout })
  }

  /** Resolves when everything typed is on the disk. */
  async expectSaved(): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
  }

  button(name: 'Open in email' | 'Copy message' | 'Copy link' | 'Save as .eml' | 'Check for an answer'): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** Asks for the customer's answer, unless the application has asked by itself: it does so all the time, and then there is nothing to ask for any more. */
  async expectAnswer(state: 'Declined'): Promise<void> {
    const check = this.button('Check for an answer')
    await expect(async () => {
      if (await check.isVisible()) await check.click({ timeout: 2_000 })
      await this.expectState(state, 2_000)
    }).toPass({ timeout: 60_000 })
  }

  /** What is said after a hand-over. */
  handedOver(text: string): Locator {
    return this.page.getByRole('status').filter({ hasText: text })
  }
}
