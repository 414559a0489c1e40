import { join } from 'node:path'
import { expect, signIn, test } from '../fixtures/app'
import { ComposerPage } from '../pages/composer'
import { answerSaveDialog } from '../pages/system'
import { issuePurchase } from '../offers/drafting'
import { MailClient } from './mailClient'
import { readDraft } from './readDraft'

// Claws Mail is Debian's; what Windows and macOS do with a `mailto:` is theirs.
const onLinux = process.platform === 'linux'

const subject = 'Ängebot für "Adatum" & Söhne: 100 % = alles? שלום 😀 + a%20b'
const lines = [
  'Guten Tag,', '', '„Grüße“ + #1 & 2 = 3; 100 % a%20b %0D%0A <b>x</b>', 'Bcc: someone@elsewhere.example', 'שלום עולם (hello)',
  'العربية mixed with Latin', '👩‍👩‍👧 😀 e\u0301', "\"double\" 'single' `id` $HOME \\n", '  two blanks before', 'From the start', '.', 'The end.'
]
const body = lines.join('\n')

if (onLinux) {
  test('a message arrives in a real mail program as it was written', async ({ desk, dataDir }) => {
    const { portal } = desk
    const composer = new ComposerPage(portal)
    await signIn(desk)
    await issuePurchase(portal, { product: 'Microsoft 365 E3', licences: 5 })
    await composer.to.fill('admin@adatum.com')
    await composer.subject.fill(subject)

    await test.step('by its mailto: link, through the system', async () => {
      await composer.message.fill(body)
      await MailClient.use(async (client) => {
        await client.becomeDefaultOf(desk)
        await composer.button('Open in email').click()
        await expect(composer.handedOver('The message was handed to your mail program.')).toBeVisible()
        await client.expectStarted()
        const draft = readDraft(await client.keptDraft())
        expect(draft.body).toBe(body)
        expect(draft.headers).toEqual(expect.arrayContaining([['To', 'admin@adatum.com'], ['Subject', subject]]))
        expect(draft.headers.map(([name]) => name)).not.toContain('Bcc')
      })
    })

    await test.step('as a saved .eml with a long line', async () => {
      const long = `${'A long explanation that nobody cuts, with „Grüße“. '.repeat(60)}The end of it.`
      await composer.message.fill(`${body}\n${long}`)
      const eml = join(dataDir, 'offer.eml')
      await answerSaveDialog(desk, eml)
      await composer.button('Save as .eml').click()
      await expect(composer.handedOver('The message was saved as a draft file.')).toBeVisible()
      await MailClient.use(async (client) => {
        await client.open(eml)
        expect(await client.finds(`subject matchcase ${quoted(subject)}`)).toBe(true)
        expect(await client.finds(`to matchcase ${quoted('admin@adatum.com')}`)).toBe(true)
        for (const line of [...lines, long].filter((one) => one.length > 1)) expect(await client.finds(`body_part matchcase ${quoted(line)}`), line).toBe(true)
        expect(await client.finds(`body_part matchcase ${quoted('words that nobody wrote')}`)).toBe(false)
      })
    })
  })
}

/** As the mail program's own conditions are written. */
function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
