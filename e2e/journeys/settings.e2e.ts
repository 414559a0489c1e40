import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openCustomer } from '../acting/technician'
import { expect, signIn, test, type Desk } from '../fixtures/app'
import { Shell } from '../pages/shell'
import { answerSaveDialog } from '../pages/system'

/** Where the window lies, after it was moved if a place is given. */
function placeWindow(desk: Desk, place?: Electron.Rectangle): Promise<Electron.Rectangle | undefined> {
  return desk.app.evaluate(({ BrowserWindow }, to) => {
    const [window] = BrowserWindow.getAllWindows()
    if (to !== undefined) window?.setBounds(to)
    return window?.getBounds()
  }, place)
}

test('settings are found, kept over a restart and reset; diagnostics are looked at and name nobody', async ({ startDesk, keyStore, dataDir }) => {
  const first = await startDesk({ mainScripts: [keyStore] })
  await signIn(first)
  await openCustomer(first, 'contoso.com', 'Contoso')

  await test.step('found and changed', async () => {
    await new Shell(first.portal).go('Settings')
    await first.portal.getByRole('searchbox', { name: 'Find a setting' }).fill('dark')
    await first.portal.getByRole('radio', { name: 'Dark' }).check()
    await first.portal.getByRole('searchbox', { name: 'Find a setting' }).fill('activity record')
    await first.portal.getByRole('combobox', { name: 'Keep the activity record' }).selectOption('One year')
    await expect.poll(() => first.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
  })

  await test.step('diagnostics, without the part that was unticked', async () => {
    const { portal } = first
    await portal.getByRole('searchbox', { name: 'Find a setting' }).fill('')
    await portal.getByRole('link', { name: 'Look at the diagnostics' }).click()
    await expect(portal.getByRole('textbox', { name: 'Content: State' })).toHaveValue(/"session": "signedIn"/u)
    await portal.getByRole('checkbox', { name: 'Files' }).uncheck()
    const file = join(dataDir, 'diagnostics.txt')
    await answerSaveDialog(first, file)
    await portal.getByRole('button', { name: 'Save to a file' }).click()
    await expect(portal.getByText('The file was saved.')).toBeVisible()
    const text = await readFile(file, 'utf8')
    expect(text).toContain('== log')
    expect(text).not.toContain('== storage')
    for (const name of ['fabrikam.com', 'contoso.com', 'Contoso']) expect(text).not.toContain(name)
  })
  const place = { x: 40, y: 30, width: 980, height: 640 }
  await placeWindow(first, place)
  await first.quit()

  await test.step('kept over a restart, and reset after a question', async () => {
    const again = await startDesk({ mainScripts: [keyStore] })
    const { portal } = again
    expect(await placeWindow(again)).toEqual(place)
    await new Shell(portal).go('Settings')
    await expect(portal.getByRole('combobox', { name: 'Keep the activity record' })).toHaveValue('365')
    await portal.getByRole('button', { name: 'Reset all settings' }).click()
    await portal.getByRole('dialog').getByRole('button', { name: 'Reset all settings' }).click()
    await expect(portal.getByText('All settings have their defaults again.')).toBeVisible()
    await expect(portal.getByRole('combobox', { name: 'Keep the activity record' })).toHaveValue('forever')
  })
})
