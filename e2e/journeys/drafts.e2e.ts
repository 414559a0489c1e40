import { expect, fillSignIn, openSignIn, signIn, test, type Desk } from '../fixtures/app'
import { ComposerPage, offerTo } from '../pages/composer'
import { QuotesPage } from '../pages/quotes'
import { Shell } from '../pages/shell'

const rounds = [1, 2, 3]

test('a draft survives kill -9 in the middle of typing', async ({ startDesk, keyStore }) => {
  let desk = await startDesk({ mainScripts: [keyStore] })
  await signIn(desk)
  await offerTo(desk, 'adatum.com')
  let composer = new ComposerPage(desk.portal)
  await composer.expectState('Ready to send')
  await composer.subject.fill('Survivor')
  let before = await composer.message.inputValue()

  for (const round of rounds) {
    const sure = ` Round ${round}: this was said to be saved.`
    const maybe = ` And this was typed until the very end of round ${round}, letter by letter.`
    await composer.message.focus()
    await composer.message.press('ControlOrMeta+End')
    await composer.message.pressSequentially(sure)
    await composer.expectSaved()
    await Promise.all([typeUntilDead(composer, maybe), killWhileTyping(desk, composer, before + sure + maybe.slice(0, 20))])

    desk = await startDesk({ mainScripts: [keyStore] })
    composer = new ComposerPage(desk.portal)
    await new Shell(desk.portal).go('Offers')
    await desk.portal.getByRole('link', { name: 'Survivor' }).click()
    await expect(composer.message).toHaveValue(new RegExp(`Round ${round}: this was said to be saved\\.`))
    const after = await composer.message.inputValue()
    expect(after.startsWith(before + sure)).toBe(true)
    expect((before + sure + maybe).startsWith(after)).toBe(true)
    before = after
  }

  await test.step('another account neither sees nor counts it, and its own has it back', async () => {
    const shell = new Shell(desk.portal)
    const quotes = new QuotesPage(desk.portal)
    await shell.switchAccount('Fabrikam Full')
    await desk.portal.getByRole('radio', { name: 'Use another account' }).check()
    await fillSignIn(await openSignIn(desk), 'limited@fabrikam.com')
    await quotes.open()
    await quotes.expectFound([])
    await shell.switchAccount('Fabrikam Limited')
    await desk.portal.getByRole('radio', { name: 'full@fabrikam.com' }).check()
    await desk.portal.getByRole('button', { name: 'Sign in', exact: true }).click()
    await quotes.open()
    await quotes.expectFound(['Survivor'])
  })
})

/** The application goes away under the typing hands. */
async function typeUntilDead(composer: ComposerPage, text: string): Promise<void> {
  await composer.message.pressSequentially(text, { delay: 10 }).catch(() => undefined)
}

async function killWhileTyping(desk: Desk, composer: ComposerPage, reached: string): Promise<void> {
  await expect.poll(async () => (await composer.message.inputValue()).startsWith(reached), { intervals: [10] }).toBe(true)
  await desk.kill()
}
