import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encodeLine, isRowHead, readLine } from '../../electron/store/lines'
import { administer, openCustomer } from '../acting/technician'
import { expect, signIn, test } from '../fixtures/app'
import { Shell } from '../pages/shell'
import { answerSaveDialog } from '../pages/system'

/**
 * Changes what a record says in the files of the store, as somebody would who knows their form: the lines get fitting
 * checksums again, so that the store itself sees nothing.
 */
async function forge(personal: string, from: string, to: string): Promise<number> {
  let changed = 0
  for (const name of (await readdir(personal)).filter((file) => /^(?:wal|snap)-/u.test(file))) {
    const bytes = await readFile(join(personal, name))
    const lines: string[] = []
    for (let line = readLine(bytes, 0); line !== undefined; line = readLine(bytes, line.end)) {
      if ('damaged' in line) throw new Error(`${name} is damaged`)
      const body = bytes.toString('utf8', line.bodyStart, line.end - 1)
      const hit = isRowHead(line.head) && line.head[4] === 'activity' && body.includes(from)
      changed += hit ? 1 : 0
      lines.push(encodeLine(line.head, hit ? body.replace(from, to) : body))
    }
    await writeFile(join(personal, name), lines.join(''))
  }
  return changed
}

test('what was done stands in the record, is exported, and a change from outside shows', async ({ startDesk, keyStore, dataDir }) => {
  const first = await startDesk({ mainScripts: [keyStore] })
  const { portal } = first
  await signIn(first)
  await openCustomer(first, 'contoso.com', 'Contoso')
  await (await administer(first, 'Contoso')).endSession()
  await expect(portal.getByRole('status').filter({ hasText: 'You are no longer acting as Contoso' })).toBeVisible()
  const grid = portal.getByRole('grid', { name: 'Activity' })

  await test.step('by whom, at which customer, with which result', async () => {
    await new Shell(portal).go('Activity')
    await expect(grid.getByRole('row', { name: /Ended acting as the customer.*Contoso.*full@fabrikam\.com.*Done/u })).toBeVisible()
    await expect(grid.getByRole('row', { name: /Signed in.*full@fabrikam\.com/u })).toBeVisible()
    await portal.getByRole('searchbox', { name: 'Find' }).fill('contoso')
    await expect(grid.getByRole('row', { name: /Signed in/u })).toHaveCount(0)
    await grid.getByRole('row', { name: /Began to act/u }).click()
    await expect(portal.getByRole('dialog')).toContainText('actingAs.start')
    await portal.keyboard.press('Escape')
  })

  await test.step('one customer’s own time line', async () => {
    await openCustomer(first, 'contoso.com', 'Contoso')
    await portal.getByRole('link', { name: 'What was done here' }).click()
    await expect(portal.getByText('Only what concerns Contoso.')).toBeVisible()
    await expect(grid.getByRole('row', { name: /Began to act/u })).toBeVisible()
    await expect(grid.getByRole('row', { name: /Signed in/u })).toHaveCount(0)
    await portal.getByRole('link', { name: 'Show everything' }).click()
  })

  await test.step('exported with its chain', async () => {
    const file = join(dataDir, 'exported.json')
    await answerSaveDialog(first, file)
    await portal.getByRole('button', { name: 'Export as JSON' }).click()
    await expect(portal.getByRole('status').filter({ hasText: 'entries were saved' })).toBeVisible()
    const { records, check } = JSON.parse(await readFile(file, 'utf8')) as { readonly records: { readonly hash: string; readonly previous: string }[]; readonly check: { readonly problems: unknown[] } }
    expect(check.problems).toEqual([])
    expect(records.length).toBeGreaterThanOrEqual(3)
    expect(records.slice(1).map(({ previous }) => previous)).toEqual(records.slice(0, -1).map(({ hash }) => hash))
  })

  await test.step('whole when it is checked', async () => {
    await portal.getByRole('button', { name: 'Check the record' }).click()
    await expect(portal.getByText(/entries are as they were written/u)).toBeVisible()
  })
  await first.quit()

  await test.step('not whole after somebody changed the files', async () => {
    expect(await forge(join(dataDir, 'personal'), '"action":"actingAs.start"', '"action":"actingAs.extend"')).toBeGreaterThan(0)
    const second = await startDesk({ mainScripts: [keyStore] })
    await expect(new Shell(second.portal).heading('Partner overview')).toBeVisible()
    await new Shell(second.portal).go('Activity')
    await second.portal.getByRole('button', { name: 'Check the record' }).click()
    await expect(second.portal.getByText(/was changed outside of Partner Desk at one place/u)).toBeVisible()
    await expect(second.portal.getByText(/Entry \d+ is not what was written/u)).toBeVisible()
  })
})
