import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readEml } from '../../electron/domain/mail/testing/readEml'
import { expect, signIn, test, type Desk } from '../fixtures/app'
import { makeFolder, removeFolder } from '../fixtures/folders'
import { ComposerPage } from '../pages/composer'
import { MergePage } from '../pages/merge'
import { QuotesPage } from '../pages/quotes'
import { answerSaveDialog, readMailto, watchOpenExternal } from '../pages/system'
import { issuePurchase } from './drafting'

const companies = ['Contoso', 'Wingtip Toys', 'Woodgrove Bank'] as const
const subject = 'One offer for everybody'

test('a mail merge over three customers is previewed, stopped, and goes on after a restart', async ({ startDesk, keyStore, dataDir }) => {
  const first = await startDesk({ mainScripts: [keyStore] })
  const merge = new MergePage(first.portal)
  const opened = await watchOpenExternal(first)
  await signIn(first)
  const link = await issuePurchase(first.portal, { product: 'Microsoft 365 E3', licences: 6 })
  await new ComposerPage(first.portal).subject.fill(subject)
  await new ComposerPage(first.portal).expectSaved()

  await test.step('each message is personal, and the offer is the same', async () => {
    await merge.open()
    await merge.choose(companies)
    await merge.button('Prepare messages').click()
    await merge.expectProgress(0, 3)
    for (const company of companies) {
      await merge.show(company)
      await expect(merge.preview).toContainText(`Hello ${company} team,`)
      await expect(merge.preview).toContainText(link)
    }
  })

  await test.step('the first goes to the mail program', async () => {
    await merge.address('Contoso').fill('admin@contoso.com')
    await merge.button('Open next in email').click()
    await merge.expectProgress(1, 3)
    await expect(merge.item('Contoso')).toContainText('Opened in email')
    const urls = await opened()
    expect(urls).toHaveLength(1)
    const mail = readMailto(urls[0])
    expect(mail).toMatchObject({ to: 'admin@contoso.com', subject })
    expect(mail.body).toContain('Hello Contoso team,')
    expect(mail.body).toContain(link)
  })

  await test.step('stopped, it stays stopped over a kill', async () => {
    await merge.button('Stop').click()
    await expect(merge.button('Go on')).toBeVisible()
    await expect(merge.button('Open next in email')).toHaveCount(0)
    await first.kill()
  })

  const second = await startDesk({ mainScripts: [keyStore] })
  const again = new MergePage(second.portal)
  await test.step('after the restart it goes on where it was', async () => {
    const quotes = new QuotesPage(second.portal)
    await quotes.open()
    await quotes.openOffer(subject)
    await again.open()
    await again.expectProgress(1, 3)
    await expect(again.item('Contoso')).toContainText('Opened in email')
    await again.button('Go on').click()
    const file = join(dataDir, 'second.eml')
    await answerSaveDialog(second, file)
    await again.button('Save next as .eml').click()
    await again.expectProgress(2, 3)
    expect(readEml(await readFile(file, 'utf8')).text).toContain('Hello Wingtip Toys team,')
  })

  await test.step('what is left is written into a folder', async () => {
    const folder = await makeFolder('merge')
    await answerFolderDialog(second, folder)
    await again.button('Export all as .eml').click()
    await again.expectProgress(3, 3)
    const names = await readdir(folder)
    expect(names).toHaveLength(1)
    const { headers, text } = readEml(await readFile(join(folder, names[0] ?? ''), 'utf8'))
    expect(headers).toContainEqual(['Subject', subject])
    expect(text).toContain('Hello Woodgrove Bank team,')
    expect(text).toContain(link)
    await removeFolder(folder)
  })
})

/** Answers the next question for a folder with this one. */
async function answerFolderDialog(desk: Desk, folder: string): Promise<void> {
  await desk.app.evaluate(({ dialog }, path) => {
    Object.assign(dialog, { showOpenDialog: async () => ({ canceled: false, filePaths: [path] }) })
  }, folder)
}
