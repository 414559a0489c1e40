import { expect, type Page } from '@playwright/test'
import { ComposerPage } from '../pages/composer'
import { Shell } from '../pages/shell'
import { WizardPage } from '../pages/wizard'

export type OfferLink = 'Send trial invitations' | 'Create purchase offers' | 'Send delegated administration offers'

/** Begins an offer as the overview's links do. */
export async function begin(portal: Page, link: OfferLink): Promise<WizardPage> {
  await new Shell(portal).go('Overview')
  await portal.getByRole('link', { name: link }).click()
  const wizard = new WizardPage(portal)
  await expect(wizard.office).toBeVisible()
  return wizard
}

export interface Purchase {
  readonly product: string
  readonly licences: number
}

/** Walks to the message of a purchase offer of the Dublin office for the United States. */
export async function draftPurchase(portal: Page, { product, licences }: Purchase): Promise<ComposerPage> {
  const wizard = await begin(portal, 'Create purchase offers')
  await wizard.chooseOffice('4567891')
  await wizard.chooseLocation('United States')
  await wizard.next.click()
  await wizard.add(product, String(licences))
  await wizard.next.click()
  const composer = new ComposerPage(portal)
  await expect(composer.subject).toHaveValue(new RegExp(product))
  return composer
}

/** Walks to the end and waits for the link. @returns the link that the message holds */
export async function issuePurchase(portal: Page, purchase: Purchase): Promise<string> {
  const composer = await draftPurchase(portal, purchase)
  await composer.expectState('Ready to send', 20_000)
  return linkIn(composer)
}

/** The one link in the message. */
export async function linkIn(composer: ComposerPage): Promise<string> {
  const links = (await composer.message.inputValue()).match(/http:\/\/\S+/g) ?? []
  expect(new Set(links).size, 'the message holds one link').toBe(1)
  return links[0] ?? ''
}
