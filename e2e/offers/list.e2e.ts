import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, signIn, test } from '../fixtures/app'
import { ComposerPage } from '../pages/composer'
import { QuoteDetailsPage, QuotesPage } from '../pages/quotes'
import { answerSaveDialog } from '../pages/system'
import { accept, signUp, submitAcceptance } from './customerSide'
import { begin, issuePurchase, linkIn } from './drafting'

const company = '=HYPERLINK("http://evil.example";"pay here")'

test('offers are found, filtered, looked at, duplicated and exported', async ({ desk, dataDir }) => {
  const { portal } = desk
  const composer = new ComposerPage(portal)
  const quotes = new QuotesPage(portal)
  const details = new QuoteDetailsPage(portal)
  await signIn(desk)

  const [accepted, waiting] = await test.step('three offers', async () => {
    const first = await issuePurchase(portal, { product: 'Microsoft 365 E3', licences: 8 })
    await composer.subject.fill('For the spring campaign')
    await composer.expectSaved()
    const second = await issuePurchase(portal, { product: 'Office 365 E1', licences: 2 })
    await composer.subject.fill('For the autumn campaign')
    await composer.message.fill(`An unusual word: Zugvogel\n${second}`)
    await composer.expectSaved()
    await begin(portal, 'Send trial invitations')
    await accept(first, 'admin@contoso.com')
    await submitAcceptance(await signUp(first, company, 'formula.example'), { licences: { 'Microsoft 365 E3': 3 } })
    await quotes.open()
    await expect(quotes.row('spring')).toContainText('2 customers', { timeout: 30_000 })
    return [first, second]
  })

  await test.step('found by Quote ID, customer, product and text', async () => {
    const all = ['For the spring campaign', 'For the autumn campaign', 'Trial']
    await quotes.expectFound(all)
    const searches: readonly (readonly [string, readonly string[]])[] = [
      [new URL(waiting).searchParams.get('id')?.toUpperCase() ?? '', ['For the autumn campaign']],
      ['contoso', ['For the spring campaign']],
      ['hyperlink', ['For the spring campaign']],
      ['office 365 e1', ['For the autumn campaign']],
      ['zugvogel', ['For the autumn campaign']],
      ['campaign', ['For the spring campaign', 'For the autumn campaign']],
      ['campaign nobody', []]
    ]
    for (const [text, found] of searches) {
      await quotes.search.fill(text)
      await quotes.expectFound(found)
    }
    await portal.getByRole('button', { name: 'Clear filter' }).click()
    await quotes.expectFound(all)
  })

  await test.step('filtered by kind and state', async () => {
    await quotes.kind.selectOption('Purchase offer')
    await quotes.expectFound(['For the spring campaign', 'For the autumn campaign'])
    await quotes.state.selectOption('Accepted')
    await quotes.expectFound(['For the spring campaign'])
    await quotes.kind.selectOption('All kinds')
    await quotes.state.selectOption('Draft')
    await quotes.expectFound(['Trial'])
    await quotes.state.selectOption('All states')
  })

  await test.step('exported as CSV, and no cell is a formula', async () => {
    const path = join(dataDir, 'offers.csv')
    await answerSaveDialog(desk, path)
    await quotes.search.fill('campaign')
    await quotes.expectFound(['For the spring campaign', 'For the autumn campaign'])
    await quotes.export.click()
    await expect(portal.getByText('2 offers written')).toBeVisible()
    const [headers = [], ...rows] = parseCsv(await readFile(path, 'utf8'))
    expect(headers.slice(0, 4)).toEqual(['Quote ID', 'Kind', 'State', 'Customer'])
    expect(rows).toHaveLength(3)
    const column = (name: string): readonly string[] => rows.map((row) => row[headers.indexOf(name)] ?? '')
    expect(column('Accepted by').toSorted()).toEqual(['', `'${company}`, 'Contoso'])
    expect(column('Accepted licences').toSorted()).toEqual(['', '3', '8'])
    expect(new Set(column('Quote ID'))).toEqual(new Set([accepted, waiting].map((link) => new URL(link).searchParams.get('id'))))
    expect(new Set(column('Link'))).toEqual(new Set([accepted, waiting]))
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/)
  })

  await test.step('details say what happened, and a duplicate is a new offer', async () => {
    await quotes.openOffer('For the spring campaign')
    for (const text of ['Draft begun', 'Issued by the cloud', 'Contoso', company]) await expect(details.history).toContainText(text)
    await details.duplicate()
    await portal.getByRole('button', { name: 'Next', exact: true }).click()
    await portal.getByRole('button', { name: 'Next', exact: true }).click()
    await composer.expectState('Ready to send')
    await expect(composer.subject).toHaveValue('For the spring campaign')
    expect(await linkIn(composer)).not.toBe(accepted)
    await details.open()
    await expect(details.history).toContainText('Duplicated from another offer')
    await expect(details.history).not.toContainText('Contoso')
  })
})

/** RFC 4180, read by no code of the application. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}
