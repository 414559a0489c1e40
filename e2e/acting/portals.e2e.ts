import { administer } from './technician'
import { expect, test } from './shared'

test('the menu of the frame leads to each portal of the customer, in the same session', async ({ shared }) => {
  const visit = await administer(shared.desk, 'Contoso')
  const menu = visit.frame.getByRole('combobox', { name: 'Portal' })
  await expect(menu.locator('option')).toHaveText(['Account portal', 'Users', 'Domains', 'Subscriptions'])
  await expect(menu.locator('option:checked')).toHaveText('Account portal')

  await menu.selectOption('Subscriptions')
  await expect(visit.portal).toHaveURL(`${visit.base}/subscriptions`)
  await expect(visit.portal.getByRole('heading', { name: 'Subscriptions', level: 1 })).toBeVisible()
  await menu.selectOption('Users')
  await expect(visit.portal).toHaveURL(`${visit.base}/users`)
  await expect(visit.frame.getByRole('heading', { name: 'Opening the portal' })).toBeHidden()
  await visit.expectGoesOn()
  await expect(menu.locator('option:checked')).toHaveText('Users')

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
