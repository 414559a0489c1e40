import { expect, signIn, test } from '../fixtures/app'
import { pagesNow, onlyThePortal } from '../acting/visit'
import { ComposerPage } from '../pages/composer'
import { CustomerPage } from '../pages/customer'
import { LookupPage } from '../pages/lookup'
import { RelationshipPages } from '../pages/relationships'
import { windowTitles } from '../pages/system'

test('relationships are found, watched, renewed and ended', async ({ desk }) => {
  const { portal } = desk
  const pages = new RelationshipPages(portal)
  await signIn(desk)

  await test.step('the list is narrowed by its address, and says who gets in', async () => {
    await pages.go('/relationships')
    await expect(pages.row('Fabrikam for Woodgrove Bank')).toContainText('AdminAgents', { timeout: 20_000 })
    await pages.search.fill('wingtip')
    await expect(pages.list.getByRole('row')).toHaveCount(2)
    await expect.poll(() => portal.evaluate(() => location.hash)).toContain('text=wingtip')
    await expect(pages.row('Wingtip Toys')).toContainText('Ends soon')
    await pages.go('/relationships/where/origin=anyone')
    await expect(pages.row('Any customer')).toContainText('Fabrikam for new customers')
  })

  await test.step('the radar leads to a renewal with the same roles', async () => {
    await expect(portal.getByRole('status').filter({ hasText: /ends? within 30 days/ })).toBeVisible()
    await pages.go('/relationships/radar')
    await portal.getByRole('button', { name: 'Renew for Wingtip Toys' }).click()
    await new ComposerPage(portal).expectState('Ready to send')
    await expect(portal.getByText('Follows “Fabrikam for Wingtip Toys”.')).toBeVisible()
    await expect(portal.getByText(/Full and Limited · 365 days/)).toBeVisible()
  })

  await test.step('the roles can be others until the message is handed over', async () => {
    const before = await new ComposerPage(portal).message.inputValue()
    await pages.button('Change').click()
    await portal.getByRole('combobox', { name: 'Role template' }).selectOption({ label: 'Limited' })
    await portal.getByRole('checkbox', { name: 'Extend automatically' }).check()
    await pages.button('Ask for this').click()
    await expect(portal.getByText(/Limited · 365 days · extends automatically/)).toBeVisible({ timeout: 20_000 })
    const link = /https?:\S+\/approve\/\S+/
    await expect.poll(async () => link.exec(await new ComposerPage(portal).message.inputValue())?.[0]).not.toBe(link.exec(before)?.[0])
    await expect(new ComposerPage(portal).message).not.toHaveValue(/Global Administrator/)
  })

  await test.step('ending one ends the window that lives by it', async () => {
    await new LookupPage(portal).find('contoso.com')
    await new CustomerPage(portal).action('Administer on behalf of').click()
    await expect.poll(() => windowTitles(desk), { timeout: 20_000 }).toContain('Acting as Contoso — Partner Desk')
    await pages.open('Fabrikam for Contoso')
    await pages.button('End relationship').click()
    const dialog = portal.getByRole('dialog', { name: 'End delegated administration of Contoso?' })
    await expect(dialog).toContainText('AdminAgents, HelpdeskAgents')
    await expect(dialog).toContainText('You are acting as Contoso')
    await dialog.getByRole('button', { name: 'End relationship' }).click()
    await expect(pages.fact('State')).toHaveText('Ended', { timeout: 20_000 })
    await expect.poll(async () => (await pagesNow(desk)).pages).toEqual(onlyThePortal.pages)
  })
})

test('access is checked, explained and repaired', async ({ desk, practice }) => {
  const { portal } = desk
  const pages = new RelationshipPages(portal)
  await signIn(desk)

  await test.step('a colleague who is in no group is told so', async () => {
    await new LookupPage(portal).find('woodgrovebank.com')
    await new CustomerPage(portal).expectShown('Woodgrove Bank')
    await expect.poll(() => portal.evaluate(() => location.hash)).toMatch(/^#\/customers\/[\da-f-]{36}$/u)
    const tenantId = await portal.evaluate(() => location.hash.split('/').at(-1))
    await pages.go(`/relationships/reach/${tenantId}`)
    await expect(pages.question('Does the customer’s tenant let the person in?')).toContainText('Yes')
    await portal.getByRole('combobox', { name: 'Who wants to get in' }).selectOption({ label: 'Fabrikam Limited (limited@fabrikam.com)' })
    await expect(pages.question('Is the person in one of these groups?')).toContainText('AdminAgents')
    await expect(pages.question('Is the person in one of these groups?')).toContainText('No')
  })

  await test.step('the check finds the deviation, and a repair mends it', async () => {
    await pages.go('/relationships/access')
    await pages.button('Check all').click()
    await expect(portal.getByRole('status').filter({ hasText: 'was read' }).or(portal.getByRole('status').filter({ hasText: 'were read' }))).toBeVisible({ timeout: 30_000 })
    const row = portal.getByRole('row').filter({ hasText: 'Woodgrove Bank' })
    await expect(row).toContainText('HelpdeskAgents: has no access.')
    await practice.control('faults', { match: '/v1.0/tenantRelationships/delegatedAdminRelationships', method: 'POST', times: 1, fault: { drop: 'response' } })
    await row.getByRole('checkbox').check()
    await pages.button('Repair access').click()
    // The answer was lost and the assignment made: nothing is made twice, and nothing is left over.
    await expect(row).toHaveCount(0, { timeout: 30_000 })
  })

  await test.step('a waiting invitation is withdrawn', async () => {
    await pages.go('/relationships/waiting')
    await portal.getByRole('checkbox', { name: /Northwind Traders/ }).check()
    await pages.button('Withdraw 1 invitation').click()
    await portal.getByRole('dialog').getByRole('button', { name: 'Withdraw 1 invitation' }).click()
    await expect(portal.getByText('1 invitation was withdrawn.')).toBeVisible({ timeout: 20_000 })
    await expect(portal.getByRole('row').filter({ hasText: 'Northwind Traders' })).toHaveCount(0)
  })
})
