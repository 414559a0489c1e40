import { join } from 'node:path'
import { expect, signIn, test } from '../fixtures/app'
import { allPages, expectSettled, openPage, type Words } from '../pages/allPages'
import { signInGerman } from '../pages/german'
import { type Appearance, pictureFolders, takePicture, takeZoomedPicture } from './camera'
import { showWholePage } from './wholePage'

interface Walk {
  readonly folder: string
  readonly words: Words
  readonly appearance: Appearance
  readonly zoom: 1 | 2
}

/** What is tightest is what German makes of a page at 200 %. */
const walks: readonly Walk[] = [
  { folder: 'light', words: 'en', appearance: { colorScheme: 'light' }, zoom: 1 },
  { folder: 'dark', words: 'en', appearance: { colorScheme: 'dark' }, zoom: 1 },
  { folder: 'high-contrast', words: 'en', appearance: { colorScheme: 'dark', forcedColors: 'active' }, zoom: 1 },
  { folder: 'german', words: 'de', appearance: { colorScheme: 'light' }, zoom: 1 },
  { folder: 'zoomed', words: 'de', appearance: { colorScheme: 'light' }, zoom: 2 }
]

for (const { folder, words, appearance, zoom } of walks) {
  test.describe(folder, () => {
    // As many as the addresses of the pages are made for.
    test.use({ language: words === 'de' ? 'de-DE' : 'en-US', customers: 12 })

    test('every page', async ({ startDesk, keyStore }) => {
      const desk = await startDesk({ mainScripts: [keyStore] })
      const { portal } = desk
      const to = join(pictureFolders().all, folder)
      const shape = { width: 1280, height: 800, zoom }
      const picture = async (name: string): Promise<void> => {
        await expectSettled(portal)
        await showWholePage(desk, shape)
        await (zoom === 1 ? takePicture(portal, to, { name, appearance }) : takeZoomedPicture(desk, to, { name, appearance }))
      }
      await expect(portal.getByRole('button').first()).toBeVisible()
      await picture('sign-in')
      await (words === 'de' ? signInGerman(desk) : signIn(desk))
      for (const one of allPages) {
        await openPage(portal, one, words)
        await picture(one.name)
      }
      await portal.keyboard.press('ControlOrMeta+k')
      await portal.getByRole('listbox').getByRole('option').first().waitFor()
      await picture('quick-find')
      await portal.keyboard.press('Escape')
      await expect(portal.getByRole('dialog')).toHaveCount(0)
      await portal.keyboard.press('ControlOrMeta+/')
      await portal.getByRole('dialog').waitFor()
      await picture('shortcuts')
    })
  })
}
