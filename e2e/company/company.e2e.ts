import { expect, signIn, test } from '../fixtures/app'
import { Colleague } from '../fixtures/colleague'
import { CompanyPage } from '../pages/company'
import { Shell } from '../pages/shell'

test.use({ customers: 0 })

test('two technicians edit one record: what was typed outlives a crash, nothing is overwritten, and the choice is theirs field by field', async ({ startDesk, keyStore, practice }) => {
  let desk = await startDesk({ mainScripts: [keyStore] })
  await signIn(desk, 'owner@fabrikam.com')
  let company = new CompanyPage(desk.portal)
  await company.open()

  await test.step('a field that is left says what is wrong with it', async () => {
    await company.edit('Support contact').click()
    await expect(company.field('Support contact', 'Telephone')).toBeFocused()
    await company.field('Support contact', 'Telephone').fill('call us')
    await company.field('Support contact', 'Website').fill('https://fabrikam.com/help')
    await expect(company.field('Support contact', 'Telephone')).toHaveAccessibleDescription(/Type a telephone number as it is dialled in United States/u)
    await company.field('Support contact', 'Telephone').fill('+1 206 555 0100')
    await expect(company.record('Support contact').getByText('What you typed is kept on this computer')).toBeVisible()
  })

  await test.step('half-written work outlives leaving the page, and a crash', async () => {
    await new Shell(desk.portal).go('Settings')
    await company.open()
    await expect(company.field('Support contact', 'Telephone')).toHaveValue('+1 206 555 0100')
    await desk.kill()
    desk = await startDesk({ mainScripts: [keyStore] })
    company = new CompanyPage(desk.portal)
    await company.open()
    await expect(company.field('Support contact', 'Telephone')).toHaveValue('+1 206 555 0100')
    await expect(company.record('Support contact').getByText('You began these changes earlier')).toBeVisible()
  })

  const colleague = await Colleague.signIn(practice.ready, 'owner@fabrikam.com')
  await test.step('somebody else saves first: both versions are side by side', async () => {
    expect(await colleague.changeProfile('support', { telephone: '+1 206 555 0177', email: 'help@fabrikam.com' })).toBe(200)
    await company.save('Support contact').click()
    await expect(company.record('Support contact').getByText('Somebody else saved this record while you were editing')).toBeVisible()
    await expect(company.version('Support contact', 'Email', 'In the cloud now')).toBeChecked()
    await expect(company.version('Support contact', 'Website', 'Yours')).toBeChecked()
    const save = company.record('Support contact').getByRole('button', { name: 'Save this choice' })
    await expect(save).toHaveAccessibleDescription('Choose a version for: Telephone.')
    await company.version('Support contact', 'Telephone', 'Yours').check()
    await save.click()
    await expect(company.record('Support contact').getByText('Saved.')).toBeVisible()
    await expect(company.edit('Support contact')).toBeFocused()
  })

  await test.step('each field is what was chosen, here and in the cloud', async () => {
    const chosen = { telephone: '+1 206 555 0100', email: 'help@fabrikam.com', website: 'https://fabrikam.com/help' }
    await expect(company.fact('Support contact', 'Telephone')).toHaveText(chosen.telephone)
    await expect(company.fact('Support contact', 'Email')).toHaveText(chosen.email)
    expect((await colleague.ask('partnerCenter', '/profiles/support')).json).toMatchObject(chosen)
  })

  await test.step('between reading and writing as well: the cloud’s own refusal (412) shows both versions', async () => {
    await company.edit('Profile').click()
    await company.field('Profile', 'Email').fill('desk@fabrikam.com')
    await practice.control('faults', { match: '/v1/profiles/organization', method: 'PUT', times: 1, fault: { hangMs: 1_500 } })
    await company.save('Profile').click()
    await expect.poll(() => practice.faultsWaiting()).toBe(0)
    expect(await colleague.changeProfile('organization', { email: 'office@fabrikam.com' })).toBe(200)
    await company.version('Profile', 'Email', 'In the cloud now').check()
    await company.record('Profile').getByRole('button', { name: 'Save this choice' }).click()
    await expect(company.fact('Profile', 'Email')).toHaveText('office@fabrikam.com')
  })

  await test.step('an address that the cloud does not find stops the save once, with what may be meant', async () => {
    await company.edit('Profile').click()
    await company.field('Profile', 'Postal code').fill('97201')
    await company.save('Profile').click()
    await company.record('Profile').getByRole('button', { name: 'Use 500 Union Street, 97201 Seattle OR, United States' }).click()
    await expect(company.field('Profile', 'State or province')).toHaveValue('OR')
    await company.save('Profile').click()
    await expect(company.fact('Profile', 'Address')).toContainText('97201 Seattle OR')
  })

  await test.step('each save is in the record, with its fields and without what stands in them', async () => {
    await new Shell(desk.portal).go('Activity')
    const saves = desk.portal.getByRole('row').filter({ hasText: 'Edited the company’s record' })
    await expect(saves).toHaveCount(4)
    await saves.first().click()
    await expect(desk.portal.getByRole('dialog')).toContainText('addressState, addressPostalCode')
    await expect(desk.portal.getByRole('dialog')).not.toContainText('97201')
  })
})

test('a technician who is no administrator of the partner reads all of it, and is told who can change it; without a network with its age', async ({ startDesk, keyStore, practice }) => {
  const desk = await startDesk({ mainScripts: [keyStore] })
  await signIn(desk, 'limited@fabrikam.com')
  const company = new CompanyPage(desk.portal)
  await company.open()
  for (const name of ['Profile', 'Support contact', 'Legal business', 'Billing'] as const) {
    await expect(company.edit(name)).toHaveAttribute('aria-disabled', 'true')
    await expect(company.edit(name)).toHaveAccessibleDescription('Only a global administrator of Fabrikam can change this. Everyone in the team can read it.')
  }
  await expect(company.fact('Billing', 'Billing currency')).toHaveText('USD')
  await expect(desk.portal.getByRole('row', { name: 'Sydney 4567892' })).toBeVisible()
  await desk.quit()
  await practice.stop()

  const offline = await startDesk({ mainScripts: [keyStore] })
  const read = new CompanyPage(offline.portal)
  await read.open()
  await expect(read.fact('Support contact', 'Email')).toHaveText('support@fabrikam.com')
  await expect(offline.portal.getByText('The cloud does not answer. You see what was read before.')).toBeVisible()
  await expect(offline.portal.getByText(/^Read/u).locator('time')).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\dT/u)
})
