import { expect, sharedTest as test } from '../fixtures/shared'
import { QuickFind } from '../pages/quickFind'
import { Shell } from '../pages/shell'

test('quick find: customers and commands, from any page', async ({ desk }) => {
  const { portal } = desk
  const shell = new Shell(portal)
  const find = new QuickFind(portal)
  await shell.go('Settings')

  await test.step('part of a name, in any case', async () => {
    await find.open()
    await expect(find.box).toBeFocused()
    await portal.keyboard.type('ailsPIN')
    await expect(find.options.first()).toContainText('Tailspin Toys')
    await expect(find.options.first()).toHaveAttribute('aria-selected', 'true')
    await portal.keyboard.press('Enter')
    await expect(shell.heading('Tailspin Toys')).toBeVisible()
  })

  await test.step('part of a domain, several words, the arrow keys', async () => {
    await find.open()
    await portal.keyboard.type('toys')
    await expect(find.options.filter({ hasText: 'tailspintoys.com' })).toHaveCount(1)
    await expect(find.options.filter({ hasText: 'wingtiptoys.com' })).toHaveCount(1)
    await portal.keyboard.press('ArrowDown')
    await expect(find.options.nth(1)).toHaveAttribute('aria-selected', 'true')
    await expect(find.box).toHaveAttribute('aria-activedescendant', (await find.options.nth(1).getAttribute('id')) ?? 'none')
    const name = await find.options.nth(1).innerText()
    await portal.keyboard.press('Enter')
    await expect(shell.heading(name.includes('Wingtip') ? 'Wingtip Toys' : 'Tailspin Toys')).toBeVisible()
  })

  await test.step('nothing fits, and Escape leaves the page as it was', async () => {
    await find.open()
    await portal.keyboard.type('zzzz')
    await expect(find.options).toHaveCount(0)
    await expect(portal.getByText('Nothing fits.')).toBeVisible()
    await portal.keyboard.press('Escape')
    await expect(find.box).toHaveCount(0)
    await expect(shell.heading('Tailspin Toys').or(shell.heading('Wingtip Toys'))).toBeVisible()
  })

  await test.step('a command', async () => {
    await find.open()
    await portal.keyboard.type('lookup')
    await portal.keyboard.press('Enter')
    await expect(shell.heading('Search for user or domain')).toBeVisible()
    await expect(portal.getByRole('textbox', { name: 'User name or domain' })).toBeFocused()
  })
})
