import { join } from 'node:path'
import { expect, signIn, test, type Desk } from '../fixtures/app'
import { signInGerman } from '../pages/german'
import { type Appearance, pictureFolders, savePicture } from './camera'
import { sizeWindow, wholeWindow } from './wholeWindow'

const looks: readonly (readonly [folder: string, appearance: Appearance])[] = [
  ['light', { colorScheme: 'light' }], ['dark', { colorScheme: 'dark' }], ['high-contrast', { colorScheme: 'dark', forcedColors: 'active' }]
]
const windowTitle = /Contoso/u

/** The window of the customer as it is on the screen, in every look: wide, and as narrow as words have to wrap. */
async function takeEveryLook(desk: Desk, title: string, name: string): Promise<void> {
  for (const [folder, appearance] of looks) {
    for (const page of desk.app.windows()) await page.emulateMedia({ forcedColors: null, ...appearance, reducedMotion: 'reduce' })
    for (const width of [1280, 700]) {
      await sizeWindow(desk, { title, width, height: 600 })
      await savePicture(join(pictureFolders().all, folder), `${name}-${width}`, await wholeWindow(desk, title))
    }
  }
}

for (const [language, action] of [['en', 'Administer on behalf of'], ['de', 'Im Auftrag administrieren']] as const) {
  test.describe(`the frame, ${language}`, () => {
    test.use({ language: language === 'de' ? 'de-DE' : 'en-US', customers: 12 })

    test('the cover of a portal that is out of reach, and the line of what was refused', async ({ startDesk, keyStore, practice }) => {
      const desk = await startDesk({ mainScripts: [keyStore] })
      await (language === 'de' ? signInGerman(desk) : signIn(desk))
      await desk.portal.evaluate(() => { location.hash = '#/lookup' })
      await desk.portal.locator('main').getByRole('textbox').fill('contoso.com')
      await desk.portal.keyboard.press('Enter')
      await practice.control('faults', { match: '/portal', times: 1, fault: { reset: true } })
      const opened = desk.app.waitForEvent('window', (page) => page.url().includes('/frame/'))
      await desk.portal.getByRole('button', { name: action }).click()
      const frame = await opened
      await expect(frame).toHaveTitle(windowTitle)
      await expect(frame.locator('#again')).toBeVisible()
      await takeEveryLook(desk, await frame.title(), `frame-cover-${language}`)
      await frame.locator('#again').click()
      await expect(frame.locator('#cover')).toBeHidden()
      const portal = desk.app.windows().find((page) => /\/portal\/[0-9a-f-]{36}\//u.test(page.url()))
      if (portal === undefined) throw new Error('there is no portal')
      await portal.evaluate(() => { location.assign('ms-word:ofe|u|https://x.example/a.docx') })
      await expect(frame.locator('#word')).toBeVisible()
      await takeEveryLook(desk, await frame.title(), `frame-news-${language}`)
    })
  })
}
