import { expect } from '@playwright/test'
import { fillSignIn, type Desk } from '../fixtures/app'

/** The way in by an application that speaks German. The practice cloud's own pages speak English. */
export async function signInGerman(desk: Desk, userName = 'full@fabrikam.com'): Promise<void> {
  await expect(desk.portal.getByRole('heading', { name: 'Bei Partner Desk anmelden' })).toBeVisible()
  const opened = desk.app.waitForEvent('window')
  await desk.portal.getByRole('button', { name: 'Anmelden', exact: true }).click()
  await fillSignIn(await opened, userName)
  await expect(desk.portal.getByRole('heading', { name: 'Partnerübersicht' })).toBeVisible({ timeout: 20_000 })
}
