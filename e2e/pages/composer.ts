import { expect, type Locator, type Page } from '@playwright/test'
import type { Desk } from '../fixtures/app'
import { CustomerPage } from './customer'
import { LookupPage } from './lookup'

/** Goes to the customer's page and offers it delegated administration. */
export async function offerTo({ portal }: Desk, domain: string): Promise<void> {
  await new LookupPage(portal).find(domain)
  await new CustomerPage(portal).action('Offer delegated administration').click()
}

/** Presses the button that asks for the customer's answer until that is shown; the application asks by itself all the time, and then the button is gone. */
export async function expectAnswer(check: Locator, answer: Locator): Promise<void> {
  await expect(async () => {
    if (await check.isVisible()) await check.click({ timeout: 2_000 })
    await expect(answer).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 60_000 })
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
    await expect(this.state(state)).toBeVisible({ timeout })
  }

  state(state: string): Locator {
    return this.page.getByRole('main').getByText(state, { exact: true }).first()
  }

  /** Resolves when everything typed is on the disk. */
  async expectSaved(): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
  }

  button(name: 'Open in email' | 'Copy message' | 'Copy link' | 'Save as .eml' | 'Check for an answer'): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** What is said after a hand-over. */
  handedOver(text: string): Locator {
    return this.page.getByRole('status').filter({ hasText: text })
  }
}
