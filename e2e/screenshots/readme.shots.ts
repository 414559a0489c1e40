import { administer } from '../acting/technician'
import { expect, signIn, test } from '../fixtures/app'
import { makeFolder, removeFolder } from '../fixtures/folders'
import { PracticeCloud } from '../fixtures/practiceCloud'
import { ComposerPage } from '../pages/composer'
import { CustomerPage } from '../pages/customer'
import { LookupPage } from '../pages/lookup'
import { Shell } from '../pages/shell'
import { pictureFolders, savePicture, takePicture } from './camera'
import { sizeWindow, wholeWindow } from './wholeWindow'

const size = { width: 1280, height: 800 }

/** A practice cloud as its users have it, without the page for experiments that tests work with. The seed keeps the customers' colours. */
const readmeTest = test.extend({
  practice: async ({ customers, seed }, use) => {
    const dataDir = await makeFolder('practice')
    const practice = new PracticeCloud({ dataDir, customers, seed, control: false })
    await practice.start()
    await use(practice)
    await practice.stop()
    await removeFolder(dataDir)
  }
})

readmeTest('the pictures of the README', async ({ startDesk, keyStore }) => {
  const { readme } = pictureFolders()
  // With a key store, as nearly every computer has one; without, a notice would say so on each picture.
  const desk = await startDesk({ mainScripts: [keyStore] })
  const { portal } = desk
  const customer = new CustomerPage(portal)
  const lookup = new LookupPage(portal)
  await signIn(desk)
  await sizeWindow(desk, { title: '', ...size })
  await expect.poll(() => portal.evaluate(() => [innerWidth, innerHeight])).toEqual([size.width, size.height])
  await expect(new Shell(portal).heading('Partner overview')).toBeVisible()
  await takePicture(portal, readme, { name: 'overview-light', appearance: { colorScheme: 'light' } })

  await lookup.find('contoso.com')
  await customer.expectShown('Contoso')
  await expect(customer.subscriptions.getByRole('row')).toHaveCount(4)
  await takePicture(portal, readme, { name: 'customer-dark', appearance: { colorScheme: 'dark' } })

  await portal.emulateMedia({ colorScheme: 'light' })
  const visit = await administer(desk, 'Contoso')
  await sizeWindow(desk, { title: 'Acting as Contoso', ...size })
  await expect.poll(() => visit.frame.evaluate(() => [innerWidth, innerHeight])).toEqual([size.width, size.height])
  await expect.poll(() => visit.portal.evaluate(() => innerWidth)).toBe(size.width - 12)
  await visit.portal.getByRole('link', { name: 'Users' }).click()
  await expect(visit.portal.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()
  await savePicture(readme, 'acting', await wholeWindow(desk, 'Acting as Contoso'))
  await visit.endSession()
  await portal.getByRole('status').filter({ hasText: 'You are no longer acting as' }).getByRole('button', { name: 'Dismiss' }).click()

  await lookup.find('adatum.com')
  await customer.expectShown('Adatum')
  await customer.action('Offer delegated administration').click()
  const composer = new ComposerPage(portal)
  await composer.expectState('Ready to send')
  await composer.to.fill('admin@adatum.com')
  await composer.expectSaved()
  await takePicture(portal, readme, { name: 'offer-light', appearance: { colorScheme: 'light' } })
})
