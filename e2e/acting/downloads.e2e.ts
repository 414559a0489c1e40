import { readFile, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Desk } from '../fixtures/app'
import { recorded } from './recorded'
import { administer } from './technician'
import { expect, test } from './shared'
import type { Visit } from './visit'

interface Asked {
  readonly title: string
  readonly message: string
  readonly defaultPath: string
}

/** Stands where the system asks where to save: remembers each question, and answers with a folder of the test's, or with no. */
async function answerSaving(desk: Desk, folder: string | undefined): Promise<() => Promise<readonly Asked[]>> {
  await desk.app.evaluate(({ dialog }, where) => {
    const asked: unknown[] = []
    Reflect.set(globalThis, 'askedToSave', asked)
    dialog.showSaveDialog = async (...given: readonly unknown[]): Promise<Electron.SaveDialogReturnValue> => {
      const { title = '', message = '', defaultPath = '' } = given.at(-1) as Electron.SaveDialogOptions
      asked.push({ title, message, defaultPath })
      const name = defaultPath.replace(/^.*[/\\]/u, '')
      return where === undefined ? { canceled: true, filePath: '' } : { canceled: false, filePath: `${where}/${name}` }
    }
  }, folder)
  return () => desk.app.evaluate(() => Reflect.get(globalThis, 'askedToSave') as readonly Asked[])
}

const lines = ({ frame }: Visit) => frame.getByRole('list', { name: 'Files from this portal' }).getByRole('listitem')

/** Where the portal's page begins, below whatever the frame says. */
const topOfPage = ({ desk, company }: Visit): Promise<number> => desk.app.evaluate(({ BrowserWindow }, title) => {
  const window = BrowserWindow.getAllWindows().find((one) => one.getTitle().includes(title))
  return window?.contentView.children.at(-1)?.getBounds().y ?? 0
}, `Acting as ${company}`)

test('files of a customer are asked for in its name, shown, recorded, and end with the session', async ({ shared }) => {
  const { desk, dataDir } = shared
  const parts = join(dataDir, 'parts')
  const visit = await administer(desk, 'Contoso')
  const { frame, portal } = visit
  await visit.openLab()
  const top = await topOfPage(visit)

  await test.step('a file comes where it was asked for', async () => {
    const asked = await answerSaving(desk, dataDir)
    await portal.getByRole('link', { name: 'Download a file', exact: true }).click()
    await expect(lines(visit)).toContainText('Saved.')
    expect(await asked()).toMatchObject([{ title: 'Save a file of Contoso', message: 'Save a file of Contoso' }])
    expect(await readFile(join(dataDir, 'lab.txt'), 'utf8')).toBe('a file of the lab')
    expect(await topOfPage(visit)).toBe(top + 36)
    await expect.poll(() => recorded(dataDir)).toMatch(/actingAs\.download[^\n]*"result":"ok"[^\n]*lab\.txt/u)
  })
  await test.step('a disguised name is shown for what it is, and what nobody wants leaves nothing', async () => {
    const asked = await answerSaving(desk, undefined)
    await portal.getByRole('link', { name: 'Download a file with a disguised name' }).click()
    // The line of the file before is there until this one is over.
    await expect(lines(visit)).toHaveText([/invoice.*Cancelled/u])
    const [{ defaultPath }] = await asked() as readonly [Asked]
    expect(basename(defaultPath)).toMatch(/^[^/\\\p{Cf}]*invoice_?fdp\.exe$/u)
    expect(await readdir(parts)).toEqual([])
  })
  await test.step('one that takes long can be cancelled', async () => {
    await answerSaving(desk, dataDir)
    await portal.getByRole('link', { name: 'Download a file that never ends' }).click()
    await expect(lines(visit).last()).toContainText('1 MB of 3 MB')
    expect(await readdir(parts)).toHaveLength(1)
    await frame.getByRole('button', { name: 'Cancel: slow.bin' }).click()
    await expect(lines(visit)).toHaveText([/slow\.bin.*Cancelled/u])
    await frame.getByRole('button', { name: 'Dismiss: slow.bin' }).click()
    await expect(lines(visit)).toHaveCount(0)
    expect(await topOfPage(visit)).toBe(top)
  })
  await test.step('a storm of them is refused, and one no is enough', async () => {
    const asked = await answerSaving(desk, undefined)
    await visit.press('Download many files')
    await expect(visit.outcome()).toHaveText('stormed')
    await expect(frame.getByRole('status').filter({ hasText: 'more files than are taken at once' })).toBeVisible()
    await expect(lines(visit)).toHaveCount(1)
    expect((await asked()).length).toBe(1)
    await frame.getByRole('button', { name: 'Dismiss', exact: true }).click()
  })
  await test.step('one that still comes ends with the session', async () => {
    await answerSaving(desk, dataDir)
    await portal.getByRole('link', { name: 'Download a file that never ends' }).click()
    await expect(lines(visit).last()).toContainText('1 MB of 3 MB')
    await visit.endSession()
    await visit.expectEnded('You ended the session')
    expect(await readdir(parts)).toEqual([])
    expect(await readdir(dataDir)).not.toContain('slow.bin')
    await expect.poll(async () => (await recorded(dataDir)).match(/actingAs\.download[^\n]*"result":"cancelled"[^\n]*slow\.bin/gu)).toHaveLength(2)
  })
})
