import { expect, signIn, test } from '../fixtures/app'
import { CustomerPage } from '../pages/customer'
import { tabTo } from '../pages/keys'
import { QuickFind } from '../pages/quickFind'
import { Shell } from '../pages/shell'

test('without a pointer: filter, choose, tag, begin an offer for exactly these, and find them by what is kept', async ({ startDesk, keyStore }) => {
  const desk = await startDesk({ mainScripts: [keyStore] })
  const { portal } = desk
  const { keyboard } = portal
  const find = new QuickFind(portal)
  await signIn(desk)

  const grid = portal.getByRole('grid', { name: 'Customers' })
  const search = portal.getByRole('searchbox')

  await test.step('the filters stand in the address, and narrow the list', async () => {
    await portal.evaluate(() => { location.hash = '#/customers?state=active,expiring&sort=relationshipEndsAt' })
    await expect(grid).toContainText('Wingtip Toys')
    await expect(grid).not.toContainText('Tailspin Toys')
    await expect(portal.getByRole('combobox', { name: 'Relationship' })).toContainText('Active, Ends soon')
  })

  await test.step('letters lead to a name', async () => {
    await tabTo(portal, grid.getByRole('row').nth(1))
    await keyboard.type('woodg')
    await expect(grid.getByRole('row').filter({ hasText: 'Woodgrove Bank' })).toBeFocused()
  })

  await test.step('two are chosen, one after the other, and tagged', async () => {
    for (const [index, company] of ['Woodgrove Bank', 'Wingtip Toys'].entries()) {
      await search.focus()
      await keyboard.press('ControlOrMeta+a')
      await keyboard.type(company)
      await expect(grid.getByRole('row')).toHaveCount(2)
      await expect(grid.getByRole('row').nth(1)).toContainText(company)
      await tabTo(portal, grid.getByRole('row').nth(1))
      await keyboard.press(' ')
      await expect(portal.getByText(`${index + 1} chosen`)).toBeVisible()
    }
    await tabTo(portal, portal.getByRole('button', { name: 'Tags', exact: true }))
    await keyboard.press('Enter')
    await expect(portal.getByRole('dialog').getByRole('combobox', { name: 'Tags' })).toBeVisible()
    await portal.getByRole('dialog').getByRole('combobox', { name: 'Tags' }).focus()
    await keyboard.type('Quarter end')
    await keyboard.press('Enter')
    await expect(portal.getByText('2 customers were tagged.')).toBeVisible()
  })

  await test.step('an offer is begun for exactly these', async () => {
    await tabTo(portal, portal.getByRole('button', { name: 'Send an offer' }))
    await keyboard.press('Enter')
    await tabTo(portal, portal.getByRole('button', { name: 'Create a purchase offer' }))
    await keyboard.press('Enter')
    await expect(portal.getByRole('combobox', { name: 'Partner office' })).toBeVisible()
    const recipients = await portal.evaluate(async () => {
      const { partnerDesk } = window as unknown as { partnerDesk: { calls: Record<string, (request?: unknown) => Promise<{ value: { recipients?: string[] }[] }>> } }
      const offers = await partnerDesk.calls['offers.list']?.()
      return offers?.value[0]?.recipients?.length
    })
    expect(recipients).toBe(2)
  })

  await test.step('a note is kept as it is typed, over a kill; tags are found', async () => {
    await find.open()
    await keyboard.type('quarter woodgrove')
    await expect(find.options.first()).toContainText('Woodgrove Bank')
    await keyboard.press('Enter')
    await new CustomerPage(portal).expectShown('Woodgrove Bank')
    await portal.getByRole('textbox', { name: 'Note' }).focus()
    await keyboard.type('Ask for the branch manager')
    await expect(portal.getByText('Saved', { exact: true })).toBeVisible()
    await desk.kill()
  })

  const again = await startDesk({ mainScripts: [keyStore] })
  await expect(new Shell(again.portal).heading('Partner overview')).toBeVisible({ timeout: 20_000 })
  const findAgain = new QuickFind(again.portal)
  await findAgain.open()
  // Nothing is typed: the customer that was opened last comes first.
  await expect(findAgain.options.first()).toContainText('Woodgrove Bank')
  await again.portal.keyboard.press('Enter')
  await expect(again.portal.getByRole('textbox', { name: 'Note' })).toHaveValue('Ask for the branch manager')
})
