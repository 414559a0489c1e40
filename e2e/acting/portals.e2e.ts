import { watchOpener } from './opener'
import { answerQuestions } from './questions'
import { recorded } from './recorded'
import { administer } from './technician'
import { expect, test } from './shared'

test('the menu of the frame leads to each portal of the customer, in the same session', async ({ shared }) => {
  const visit = await administer(shared.desk, 'Contoso')
  const menu = visit.frame.getByRole('combobox', { name: 'Portal' })
  await expect(menu.locator('> option')).toHaveText(['Account portal', 'Users', 'Domains', 'Subscriptions', 'Partner relationships'])
  await expect(menu.locator('option:checked')).toHaveText('Account portal')

  await menu.selectOption('Subscriptions')
  await expect(visit.portal).toHaveURL(`${visit.base}/subscriptions`)
  await expect(visit.portal.getByRole('heading', { name: 'Subscriptions', level: 1 })).toBeVisible()
  await menu.selectOption('Users')
  await expect(visit.portal).toHaveURL(`${visit.base}/users`)
  await expect(visit.frame.getByRole('heading', { name: 'Opening the portal' })).toBeHidden()
  await visit.expectGoesOn()
  await expect(menu.locator('option:checked')).toHaveText('Users')

  await test.step('keys open it, and lead nowhere by themselves', async () => {
    await menu.focus()
    await visit.frame.keyboard.press('ArrowDown')
    await visit.frame.keyboard.press('Escape')
    await expect(menu.locator('option:checked')).toHaveText('Users')
    await expect(visit.portal).toHaveURL(`${visit.base}/users`)
  })

  await test.step('a page cannot be chosen that is no portal of this customer', async () => {
    const answer = await visit.frame.evaluate(async () => {
      const { partnerDeskFrame } = window as unknown as { readonly partnerDeskFrame: { readonly calls: Record<string, (request: unknown) => Promise<unknown>> } }
      return partnerDeskFrame.calls['frame.openPortal']?.({ portalId: 'https://example.com/' })
    })
    expect(answer).toMatchObject({ ok: false, error: { kind: 'notFound', code: 'acting.noPortal' } })
    await visit.expectGoesOn()
  })
  await visit.endSession()
  await visit.expectEnded('You ended the session')
})

test('the cloud’s own list joins the menu with its age; what is no portal of the customer opens in the technician’s browser, after saying so', async ({ shared }) => {
  const { desk, dataDir } = shared
  const visit = await administer(desk, 'Contoso')
  const menu = visit.frame.getByRole('combobox', { name: 'Portal' })
  await expect(menu.locator('optgroup[label="In my own browser"] option')).toHaveText(['Sign-in help', 'Commerce dashboard'])
  await expect(menu).toHaveAttribute('aria-description', /list of this customer’s portals was read/u)

  const opened = await watchOpener(desk)
  const asked = await answerQuestions(desk)
  await test.step('a no opens nothing', async () => {
    await menu.selectOption('Sign-in help')
    await expect.poll(asked).toEqual(['“Sign-in help” cannot be shown in this window. It opens in your own browser.'])
    expect(await opened()).toEqual([])
  })
  await test.step('a yes opens it outside, on record, and the session goes on', async () => {
    await desk.app.evaluate(() => { Reflect.set(globalThis, 'answer', 0) })
    await menu.selectOption('Sign-in help')
    await expect.poll(opened).toEqual([expect.stringMatching(/^http:\/\/localhost:\d+\/[0-9a-f-]{36}\/help$/u)])
    await menu.selectOption('Commerce dashboard')
    await expect.poll(asked).toContain('This opens “Commerce dashboard” of Fabrikam, your own company, in your browser.')
    await expect.poll(opened).toHaveLength(2)
    await expect.poll(() => recorded(dataDir)).toMatch(/actingAs\.openOutside[^\n]*"what":"ownConsole"[^\n]*\/commerce/u)
    await expect(menu.locator('option:checked')).toHaveText('Account portal')
    await visit.expectGoesOn()
  })
  await visit.endSession()
  await visit.expectEnded('You ended the session')
})
