import { expect, signIn, type Desk } from '../fixtures/app'
import { ComposerPage } from '../pages/composer'
import { CustomerPage } from '../pages/customer'
import { LookupPage } from '../pages/lookup'

/** Signs in and begins an offer to Contoso. @returns the address of its page */
export async function beginDraft(desk: Desk): Promise<string> {
  await signIn(desk)
  await new LookupPage(desk.portal).find('contoso.com')
  const customer = new CustomerPage(desk.portal)
  await customer.expectShown('Contoso')
  await customer.action('Offer delegated administration').click()
  await new ComposerPage(desk.portal).expectState('Ready to send', 20_000)
  await expect(desk.portal).toHaveURL(/#\/offers\/[0-9a-f-]{36}$/)
  return new URL(desk.portal.url()).hash
}

/** Opens that page again after a restart that did not ask for a sign-in. */
export async function reopenDraft(desk: Desk, address: string): Promise<ComposerPage> {
  await expect(desk.portal.getByRole('heading', { name: 'Partner overview' })).toBeVisible({ timeout: 20_000 })
  await desk.portal.evaluate((hash) => { location.hash = hash }, address)
  const composer = new ComposerPage(desk.portal)
  await composer.message.waitFor()
  return composer
}
