import { expect, test } from '../fixtures/app'
import { ComposerPage } from '../pages/composer'
import { LookupPage } from '../pages/lookup'
import { CustomerPage } from '../pages/customer'
import { Shell } from '../pages/shell'
import { beginDraft, reopenDraft } from './savedDraft'

/** `npm run soak` asks for more. */
const kills = Number(process.env['PARTNER_DESK_TEST_KILLS'] ?? 5)
const more = ' and more that nobody has acknowledged yet'

test(`killed ${kills} times while somebody types, it keeps all that it has acknowledged`, async ({ startDesk, keyStore }) => {
  test.setTimeout(120_000 + kills * 30_000)
  let desk = await startDesk({ mainScripts: [keyStore] })
  const address = await beginDraft(desk)

  for (let kill = 1; kill <= kills; kill += 1) {
    const composer = new ComposerPage(desk.portal)
    const acknowledged = `Text ${kill}, Grüße, ${'long '.repeat(kill)}`
    await composer.subject.fill(`Subject ${kill}`)
    await composer.message.fill(acknowledged)
    await composer.expectSaved()
    const typing = composer.message.pressSequentially(more, { delay: 15 }).catch(() => undefined)
    // Each kill meets the typing, and with it the save that follows every 300 ms, at another moment.
    await expect.poll(async () => (await composer.message.inputValue()).length, { intervals: [5] }).toBeGreaterThan(acknowledged.length + (kill * 7) % 30)
    await desk.kill()
    await typing

    desk = await startDesk({ mainScripts: [keyStore] })
    const again = await reopenDraft(desk, address)
    await expect(again.subject).toHaveValue(`Subject ${kill}`)
    const kept = await again.message.inputValue()
    expect(kept.slice(0, acknowledged.length)).toBe(acknowledged)
    expect(`${acknowledged}${more}`.startsWith(kept), `a part of what was typed: ${kept}`).toBe(true)
  }
  await expect(new Shell(desk.portal).notice('quarantine')).toHaveCount(0)
})

test('its own practice cloud is killed, and comes back by itself with what it knew', async ({ startDesk }) => {
  const desk = await startDesk({ env: { PARTNER_DESK_PRACTICE_URL: undefined, PARTNER_DESK_PRACTICE_CUSTOMERS: '12' } })
  await beginDraft(desk)
  const processOfCloud = (): Promise<number | undefined> =>
    desk.app.evaluate(({ app }) => app.getAppMetrics().find(({ name, serviceName }) => [name, serviceName].includes('Partner Desk practice cloud'))?.pid)
  const before = await processOfCloud()
  expect(before).toBeDefined()
  process.kill(before ?? 0, 'SIGKILL')
  await expect.poll(async () => {
    const now = await processOfCloud()
    return now !== undefined && now !== before
  }, { timeout: 20_000 }).toBe(true)
  await expect(async () => {
    await new LookupPage(desk.portal).find('tailspintoys.com')
    await new CustomerPage(desk.portal).expectShown('Tailspin Toys')
  }).toPass({ timeout: 30_000 })
})
