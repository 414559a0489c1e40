import { join } from 'node:path'
import { expect, signIn, test } from '../fixtures/app'
import { allPages, openPage, type Words } from '../pages/allPages'
import { signInGerman } from '../pages/german'
import { pictureFolders, takePicture } from './camera'
import { sizeWindow } from './wholeWindow'

const looks: readonly { readonly words: Words; readonly language: string; readonly colorScheme: 'light' | 'dark'; readonly folder: string }[] = [
  { words: 'en', language: 'en-US', colorScheme: 'light', folder: 'light' },
  { words: 'en', language: 'en-US', colorScheme: 'dark', folder: 'dark' },
  { words: 'de', language: 'de-DE', colorScheme: 'light', folder: 'german' }
]

for (const { words, language, colorScheme, folder } of looks) {
  test.describe(folder, () => {
    // As many as the addresses of the pages are made for.
    test.use({ language, customers: 12 })

    test('every page', async ({ startDesk, keyStore }) => {
      const desk = await startDesk({ mainScripts: [keyStore] })
      const { portal } = desk
      const to = join(pictureFolders().all, folder)
      await expect(portal.getByRole('button').first()).toBeVisible()
      await sizeWindow(desk, { title: '', width: 1280, height: 800 })
      await takePicture(portal, to, { name: 'sign-in', colorScheme })
      await (words === 'de' ? signInGerman(desk) : signIn(desk))
      for (const one of allPages) {
        await openPage(portal, one, words)
        await takePicture(portal, to, { name: one.name, colorScheme })
      }
      await portal.keyboard.press('ControlOrMeta+k')
      await portal.getByRole('listbox').getByRole('option').first().waitFor()
      await takePicture(portal, to, { name: 'quick-find', colorScheme })
      await portal.keyboard.press('Escape')
      await expect(portal.getByRole('dialog')).toHaveCount(0)
      await portal.keyboard.press('ControlOrMeta+/')
      await portal.getByRole('dialog').waitFor()
      await takePicture(portal, to, { name: 'shortcuts', colorScheme })
    })
  })
}
