import { expect, signIn, test } from '../fixtures/app'
import { CustomerPage } from '../pages/customer'
import { LookupPage } from '../pages/lookup'

test('each kind of lookup answer', async ({ desk, practice }) => {
  await signIn(desk)
  const lookup = new LookupPage(desk.portal)
  const customer = new CustomerPage(desk.portal)

  await test.step('the default domain, in any case and with blanks around it', async () => {
    await lookup.find('  CONTOSO.com ')
    await customer.expectShown('Contoso')
    await expect(customer.fact('Default domain')).toHaveText('contoso.com')
    await expect(customer.fact('Location')).toContainText('Redmond, United States')
    await expect(customer.fact('Delegated administration')).toContainText('Active')
    await expect(customer.fact('Your role there')).toHaveText('Full administration')
    await expect(customer.subscriptions.getByRole('row')).toHaveCount(4)
    await customer.expectAllowed('Administer on behalf of')
    await expect(customer.fromCache).toHaveCount(0)
  })

  await test.step('any other verified domain of a customer with delegated administration', async () => {
    await lookup.find('contoso.co.uk')
    await customer.expectShown('Contoso')
    await expect(customer.domains.getByRole('listitem')).toHaveCount(3)
  })

  await test.step('a user name of an existing user', async () => {
    await lookup.find('User@Contoso.com')
    await customer.expectShown('Contoso')
    await expect(desk.portal.getByText('is a user of this customer (user@contoso.com).')).toBeVisible()
  })

  await test.step('a user name that does not exist', async () => {
    await lookup.find('nobody@contoso.com')
    await customer.expectShown('Contoso')
    await expect(desk.portal.getByText('is not a user of this customer.')).toBeVisible()
  })

  await test.step('a user name where users cannot be read', async () => {
    await lookup.find('someone@adatum.com')
    await customer.expectShown('Adatum')
    await expect(desk.portal.getByText('Whether the user exists was not checked')).toBeVisible()
  })

  await test.step('an international domain, as people write it', async () => {
    await lookup.find('spielzeug-wingtip-nürnberg.de')
    await customer.expectShown('Wingtip Toys')
    await expect(customer.fact('Delegated administration')).toContainText('Ends soon')
    await customer.expectAllowed('Administer on behalf of')
  })

  await test.step('no relationship: the default domain, and nothing that only the customer may show', async () => {
    await lookup.find('adatum.com')
    await customer.expectShown('Adatum')
    await expect(customer.fact('Delegated administration')).toContainText('None')
    await expect(customer.subscriptions).toContainText('Cannot be read without delegated administration')
    const reason = 'This customer has not granted delegated administration. Offer it first.'
    await customer.expectRefused('Administer on behalf of', reason)
    await customer.expectRefused('Show all administrators', reason)
    await customer.expectAllowed('Offer delegated administration')
  })

  await test.step('no relationship: another verified domain too, because this cloud resolves any', async () => {
    await lookup.find('adatum.net')
    await customer.expectShown('Adatum')
    await expect(customer.fact('Default domain')).toHaveText('adatum.com')
  })

  await test.step('full administration at a customer where only the administrators’ group is assigned', async () => {
    await lookup.find('woodgrovebank.com')
    await customer.expectShown('Woodgrove Bank')
    await customer.expectAllowed('Administer on behalf of')
  })

  await test.step('an invitation that waits, and a relationship that has expired', async () => {
    await lookup.find('northwindtraders.com')
    await customer.expectShown('Northwind Traders')
    await customer.expectRefused('Administer on behalf of', 'The customer has not approved the offer yet.')
    await lookup.find('tailspintoys.com')
    await customer.expectShown('Tailspin Toys')
    await customer.expectRefused('Administer on behalf of', 'Delegated administration has expired. Offer it again.')
  })

  await test.step('a wildcard is refused and never treated as text', async () => {
    for (const query of ['contoso.*', '*@contoso.com', 'c?ntoso.com']) {
      await lookup.find(query)
      await expect(lookup.refusal).toContainText('Wildcards such as * are not possible here')
      await expect(lookup.box).toHaveAttribute('aria-invalid', 'true')
    }
  })

  await test.step('part of a name is no domain', async () => {
    await lookup.again('contoso')
    await expect(lookup.refusal).toContainText('This is not a complete domain.')
  })

  await test.step('not found', async () => {
    await lookup.again('contosso.com')
    await expect(lookup.noMatch).toContainText('The cloud knows no customer by contosso.com.')
    await expect(lookup.refusal).toHaveCount(0)
  })

  await test.step('not allowed', async () => {
    await practice.control('faults', { match: '/v1.0/tenantRelationships/findTenantInformationByDomainName', times: 1, fault: { status: 403 } })
    await lookup.again('adatum.com')
    await expect(lookup.failure('Not allowed')).toBeVisible()
    await expect(lookup.noMatch).toHaveCount(0)
    await desk.portal.getByRole('button', { name: 'Try again' }).click()
    await customer.expectShown('Adatum')
  })

  await test.step('not reachable, though the rest of the network is', async () => {
    await practice.control('faults', { match: '/v1.0/tenantRelationships/findTenantInformationByDomainName', times: 10, fault: { reset: true } })
    await lookup.find('nowhere.example')
    await expect(lookup.failure('Not reachable')).toBeVisible({ timeout: 20_000 })
    await expect(lookup.noMatch).toHaveCount(0)
    await practice.clearFaults()
    await desk.portal.getByRole('button', { name: 'Try again' }).click()
    await expect(lookup.noMatch).toContainText('The cloud knows no customer by nowhere.example.')
    await expect(lookup.failure('Not reachable')).toHaveCount(0)
  })
})

test('a Limited technician', async ({ desk }) => {
  await signIn(desk, 'limited@fabrikam.com')
  const lookup = new LookupPage(desk.portal)
  const customer = new CustomerPage(desk.portal)

  await lookup.find('contoso.com')
  await customer.expectShown('Contoso')
  await expect(customer.fact('Your role there')).toHaveText('Limited administration')
  await customer.expectAllowed('Administer on behalf of')
  await customer.expectRefused('Reset password', 'With Limited administration, reset passwords in the customer’s portal.')

  await lookup.find('woodgrovebank.com')
  await customer.expectShown('Woodgrove Bank')
  await expect(customer.fact('Delegated administration')).toContainText('Active')
  await expect(customer.fact('Your role there')).toHaveText('No delegated role')
  const reason = 'You are not in a group that has access to this customer. An administrator of your company can change that.'
  await customer.expectRefused('Administer on behalf of', reason)
  await customer.expectRefused('Show all administrators', reason)
  await customer.expectAllowed('Offer delegated administration')
})
