import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readEml } from '../../electron/domain/mail/testing/readEml'
import { expect, signIn, test } from '../fixtures/app'
import { sharedTest } from '../fixtures/shared'
import { ComposerPage, expectAnswer, offerTo } from '../pages/composer'
import { CustomerBrowser } from '../pages/customerBrowser'
import { CustomerPage } from '../pages/customer'
import { LookupPage } from '../pages/lookup'
import { Shell } from '../pages/shell'
import { answerSaveDialog, readClipboard, readMailto, watchOpenExternal, windowTitles } from '../pages/system'

const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/

test('from a customer without a relationship to acting on its behalf', async ({ desk, practice, dataDir }) => {
  const { portal } = desk
  const shell = new Shell(portal)
  const customer = new CustomerPage(portal)
  const composer = new ComposerPage(portal)
  const opened = await watchOpenExternal(desk)
  await signIn(desk)

  await test.step('the offer starts at the customer', async () => {
    await new LookupPage(portal).find('adatum.com')
    await customer.expectShown('Adatum')
    await customer.expectRefused('Administer on behalf of', 'This customer has not granted delegated administration. Offer it first.')
    await customer.action('Offer delegated administration').click()
    await expect(shell.heading('Offer delegated administration to Adatum')).toBeVisible()
  })

  const link = await test.step('the cloud issues it, and the message holds its link', async () => {
    await composer.expectState('Ready to send')
    await expect(composer.subject).toHaveValue('Delegated administration for Adatum: an offer from Fabrikam')
    const text = await composer.message.inputValue()
    const paragraphs = [
      'Hello Adatum team,',
      'Fabrikam has offered to provide delegated administration for your online services.',
      'Authorize access to administer your online services here:\n',
      'Additional partner information:\nFabrikam is an authorized Microsoft partner.\nTelephone: +1 206 555 0191\nE-mail: support@fabrikam.com'
    ]
    for (const paragraph of paragraphs) expect(text).toContain(paragraph)
    const [found] = text.match(/http:\/\/\S+/) ?? []
    expect(found).toContain(`${practice.ready.portal}/approve/`)
    await expect(composer.quoteId).toContainText(guid)
    await expect(portal.getByRole('listitem').filter({ hasText: 'holds the link' })).toContainText('done')
    return found ?? ''
  })

  await test.step('opened in email: subject and text arrive whole, whatever is in them', async () => {
    const subject = 'Angebot für Adatum & Söhne: 100 % = alles?'
    const body = `Guten Tag,\n\n${link}\n\n„Grüße“ + #1 & 2 = 3; a%20b\nBcc: someone@elsewhere.example\n😀`
    await composer.to.fill('admin@adatum.com')
    await composer.subject.fill(subject)
    await composer.message.fill(body)
    await composer.button('Open in email').click()
    await expect(composer.handedOver('The message was handed to your mail program.')).toBeVisible()
    const urls = await opened()
    expect(urls).toHaveLength(1)
    expect(readMailto(urls[0])).toEqual({ to: 'admin@adatum.com', subject, body: body.replaceAll('\n', '\r\n') })
    await composer.expectState('Opened in email')
  })

  const long = `${link}\n\n${'A long explanation that nobody cuts. '.repeat(80)}The end.`
  await test.step('a message over the limit is never cut: it goes over the clipboard', async () => {
    await composer.message.fill(long)
    await expect(portal.getByText('Longer than a mail link carries.')).toBeVisible()
    await composer.button('Open in email').click()
    await expect(composer.handedOver('The message is too long for a mail link.')).toBeVisible()
    const url = (await opened()).at(-1)
    expect(url?.length).toBeLessThanOrEqual(2_000)
    expect(readMailto(url).body).toBe('(Paste the message here: Ctrl+V, on a Mac Cmd+V)')
    expect((await readClipboard(desk)).text).toBe(long)
  })

  await test.step('copy message, copy link', async () => {
    await composer.button('Copy link').click()
    await expect(composer.handedOver('The link is on the clipboard.')).toBeVisible()
    expect((await readClipboard(desk)).text).toBe(link)
    await composer.button('Copy message').click()
    await expect(composer.handedOver('The message is on the clipboard.')).toBeVisible()
    const { text, html } = await readClipboard(desk)
    expect(text).toBe(long)
    expect(html).toContain(`<a href="${link}">${link}</a>`)
  })

  await test.step('save as .eml', async () => {
    const path = join(dataDir, 'offer.eml')
    await answerSaveDialog(desk, path)
    await composer.button('Save as .eml').click()
    await expect(composer.handedOver('The message was saved as a draft file.')).toBeVisible()
    const { headers, text, html } = readEml(await readFile(path, 'utf8'))
    expect(headers).toEqual(expect.arrayContaining([
      ['To', 'admin@adatum.com'],
      ['Subject', 'Angebot für Adatum & Söhne: 100 % = alles?'],
      ['X-Unsent', '1']
    ]))
    expect(text).toBe(long.replaceAll('\n', '\r\n'))
    expect(html).toContain(link)
  })

  await test.step('a save that is called off changes nothing', async () => {
    await answerSaveDialog(desk, '')
    await composer.button('Save as .eml').click()
    await expect(composer.button('Save as .eml')).not.toHaveAttribute('aria-busy')
    await expect(portal.getByRole('alert')).toHaveCount(0)
  })

  await test.step('only the technician can say that it was sent', async () => {
    await portal.getByRole('group', { name: 'Was it sent?' }).getByRole('button', { name: 'Sent', exact: true }).click()
    await composer.expectState('Sent')
    await shell.go('Offers')
    await expect(portal.getByRole('row').filter({ hasText: 'Adatum' })).toContainText('Sent')
  })

  await test.step('the customer’s administrator approves it in a browser', async () => {
    await CustomerBrowser.use((browser) => browser.approve(link, 'admin@adatum.com'))
  })

  await test.step('the application shows it without a restart and without being asked', async () => {
    const row = portal.getByRole('row').filter({ hasText: 'Adatum' })
    await expect(row).toContainText('Accepted', { timeout: 45_000 })
    await row.getByRole('link').click()
    await composer.expectState('Accepted')
    await expect(composer.button('Open in email')).toHaveCount(0)
  })

  await test.step('the customer can be administered', async () => {
    await new LookupPage(portal).find('adatum.net')
    await customer.expectShown('Adatum')
    await expect(customer.fact('Delegated administration')).toContainText('Active')
    await expect(customer.fact('Your role there')).toHaveText('Full administration', { timeout: 30_000 })
    await expect(customer.subscriptions).toContainText('38')
    await customer.expectAllowed('Administer on behalf of')
    await customer.action('Administer on behalf of').click()
    await expect.poll(() => windowTitles(desk), { timeout: 20_000 }).toContain('Acting as Adatum — Partner Desk')
  })
})

sharedTest('an offer without the network is kept, issued once when asked again, and may be declined', async ({ desk, practice }) => {
  const composer = new ComposerPage(desk.portal)
  await practice.control('faults', { match: '/v1.0/tenantRelationships/delegatedAdminRelationships', times: 100, fault: { reset: true } })
  await offerTo(desk, 'tailspintoys.com')
  await expect(desk.portal.getByRole('button', { name: 'Try again' })).toBeVisible({ timeout: 30_000 })
  await composer.expectState('Draft')
  await composer.subject.fill('Kept although nothing answers')
  await composer.expectSaved()
  await practice.clearFaults()
  await practice.control('faults', { match: '/v1.0/tenantRelationships/delegatedAdminRelationships', times: 1, fault: { drop: 'response' } })
  await desk.portal.getByRole('button', { name: 'Try again' }).click()
  await composer.expectState('Ready to send', 30_000)
  await expect(composer.subject).toHaveValue('Kept although nothing answers')
  const links = (await composer.message.inputValue()).match(/http:\/\/\S+\/approve\/\S+/g) ?? []
  expect(links).toHaveLength(1)

  await CustomerBrowser.use((browser) => browser.decline(links[0] ?? '', 'admin@tailspintoys.com'))
  await expectAnswer(composer.button('Check for an answer'), composer.state('Declined'))
})
