import { connect } from 'node:net'
import { expectAccessible } from '../accessibility/proofs'
import { entrustedSecrets } from '../fixtures/keyStore'
import { expect, fillSignIn, openSignIn, signIn, test } from '../fixtures/app'
import { findTraces } from '../pages/files'
import { LookupPage } from '../pages/lookup'
import { Shell } from '../pages/shell'

const title = 'Sign in to Partner Desk'
/** The technician of another partner of the same cloud. */
const stranger = 'technician@treyresearch.net'
const memoryOnly = 'This system offers no protected storage, so your sign-in is kept in memory only.'

test('cancel, a wrong password, an unknown user, and then the right ones', async ({ desk, practice }) => {
  const { portal } = desk

  await test.step('cancel while waiting closes the window and leaves no port open', async () => {
    const asked = desk.app.context().waitForEvent('request', (request) => request.url().includes('redirect_uri='))
    const page = await openSignIn(desk)
    const answerTo = new URL(new URL((await asked).url()).searchParams.get('redirect_uri') ?? '')
    expect(answerTo.hostname).toBe('localhost')
    expect(await listens(answerTo)).toBe(true)
    await expect(page.getByRole('textbox', { name: 'User name' })).toBeVisible()
    const closed = page.waitForEvent('close')
    await portal.getByRole('button', { name: 'Cancel' }).click()
    await closed
    await expect(portal.getByText('The sign-in was cancelled.')).toBeVisible()
    await expect(portal.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
    await expect.poll(() => listens(answerTo)).toBe(false)
  })

  await test.step('closing the window is a cancel too', async () => {
    const page = await openSignIn(desk)
    await page.close()
    await expect(portal.getByText('The sign-in was cancelled.')).toBeVisible()
  })

  await test.step('cancel after the password, while the cloud does not answer', async () => {
    await practice.control('faults', { match: `/${practice.ready.partnerTenantId}/oauth2/v2.0/token`, times: 1, fault: { hangMs: 600_000 } })
    const page = await openSignIn(desk)
    const closed = page.waitForEvent('close')
    await fillSignIn(page, 'full@fabrikam.com')
    await expect(page.getByText('You are signed in. You can close this page.')).toBeVisible()
    await portal.getByRole('button', { name: 'Cancel' }).click()
    await expect(portal.getByText('The sign-in was cancelled.')).toBeVisible()
    await closed
    await practice.clearFaults()
  })

  await test.step('a wrong password and an unknown user stay on the page and say so', async () => {
    const page = await openSignIn(desk)
    await fillSignIn(page, 'full@fabrikam.com', 'wrong')
    await expect(page.getByRole('alert')).toHaveText('The user name or the password is not right, or the account is disabled.')
    await fillSignIn(page, 'nobody@fabrikam.com')
    await expect(page.getByRole('alert')).toContainText('We could not find an account with that user name.')
    await expect(portal.getByRole('heading', { name: title })).toBeVisible()
    await fillSignIn(page, 'full@fabrikam.com')
    await expect(portal.getByRole('heading', { name: 'Partner overview' })).toBeVisible()
  })

  await test.step('every page of the navigation can be reached', async () => {
    const shell = new Shell(portal)
    const links = ['Overview', 'Customers', 'Offers', 'Relationships', 'Service requests', 'Team', 'Company', 'Activity', 'Settings']
    await expect(shell.navigation.getByRole('link')).toHaveText(links)
    for (const link of links.toReversed()) {
      await shell.go(link)
      await expect(shell.navigation.getByRole('link', { name: link })).toHaveAttribute('aria-current', 'page')
      await expect(shell.heading(link === 'Overview' ? 'Partner overview' : link === 'Company' ? 'Fabrikam' : link)).toBeVisible()
    }
  })
})

test('a technician without a delegated role gets no further', async ({ desk, dataDir }) => {
  const { portal } = desk
  await fillSignIn(await openSignIn(desk), 'none@fabrikam.com')
  await expect(portal.getByRole('heading', { name: 'No access to the partner pages' })).toBeVisible()
  await expect(portal.getByText('none@fabrikam.com has no delegated administration role, so the partner pages stay closed.')).toBeVisible()
  await expect(portal.getByRole('navigation')).toHaveCount(0)

  await portal.evaluate(() => { location.hash = '#/customers' })
  await portal.keyboard.press('ControlOrMeta+k')
  await expect(portal.getByRole('navigation')).toHaveCount(0)
  await expect(portal.getByRole('combobox')).toHaveCount(0)
  const customers = await portal.evaluate(async () => {
    const { partnerDesk } = window as unknown as { partnerDesk: { calls: Record<string, (request: unknown) => Promise<{ ok: boolean; error?: unknown }>> } }
    return partnerDesk.calls['customers.page']?.({ offset: 0, limit: 10 })
  })
  expect(customers).toMatchObject({ ok: false, error: { kind: 'notAllowed', code: 'session.noRole' } })
  expect(await findTraces(dataDir, ['Contoso'])).toEqual([])

  await portal.evaluate(() => { location.hash = '#/' })
  await portal.getByRole('button', { name: 'Use another account' }).click()
  await signIn(desk)
})

test('a restart stays signed in, or was announced as ending the sign-in', async ({ startDesk }) => {
  const first = await startDesk()
  await signIn(first)
  const told = new Shell(first.portal).notice(memoryOnly)
  const state = await first.portal.evaluate(async () => {
    const { partnerDesk } = window as unknown as { partnerDesk: { calls: { 'app.getState': () => Promise<{ value: { session: { tokenStorage: string } } }> } } }
    return (await partnerDesk.calls['app.getState']()).value.session.tokenStorage
  })
  await expect(told).toHaveCount(state === 'memoryOnly' ? 1 : 0)
  await first.quit()
  const second = await startDesk()
  await expect(second.portal.getByRole('heading', { name: state === 'memoryOnly' ? title : 'Partner overview' })).toBeVisible()
})

test('with a key store a restart stays signed in, signing out removes every trace, and another partner sees nothing', async ({ startDesk, keyStore, dataDir, practice }) => {
  const first = await startDesk({ mainScripts: [keyStore] })
  await signIn(first)
  await expect(new Shell(first.portal).notice(memoryOnly)).toHaveCount(0)
  const lookup = new LookupPage(first.portal)
  await lookup.find('contoso.com')
  await expect(first.portal.getByRole('heading', { name: 'Contoso' })).toBeVisible()
  const kept = tokensIn(await entrustedSecrets(first))
  expect(kept.length).toBeGreaterThan(1)
  await first.quit()
  expect(await findTraces(dataDir, kept)).toEqual([])

  const second = await startDesk({ mainScripts: [keyStore] })
  const shell = new Shell(second.portal)
  await expect(shell.heading('Partner overview')).toBeVisible()
  await new LookupPage(second.portal).find('adatum.com')
  await expect(shell.heading('Adatum')).toBeVisible()
  // What is looked for below is found as long as it is there.
  expect((await findTraces(dataDir, ['Contoso'])).map(({ file }) => file)).toContainEqual(expect.stringMatching(/^customers\//))
  const tokens = [...kept, ...tokensIn(await entrustedSecrets(second))]
  await shell.signOut('Fabrikam Full')
  await expect(second.portal.getByText('You are signed out. No token of your sign-in is left on this computer;')).toBeVisible()

  const customers = ['Contoso', 'Adatum', 'Wingtip Toys']
  const names = ['full@fabrikam.com', 'Fabrikam Full']
  const whileRunning = await findTraces(dataDir, [...tokens, ...customers, ...names])
  expect(whileRunning.filter((trace) => !isActivity(trace.file, trace.what))).toEqual([])
  await second.quit()
  const afterwards = await findTraces(dataDir, [...tokens, ...customers, ...names])
  expect(afterwards.filter((trace) => !isActivity(trace.file, trace.what))).toEqual([])

  const third = await startDesk({ mainScripts: [keyStore] })
  await expect(third.portal.getByRole('heading', { name: title })).toBeVisible()
  await expect(third.portal.getByRole('radio', { name: 'full@fabrikam.com' })).toBeChecked()
  await third.portal.getByRole('radio', { name: 'Use another account' }).check()
  const page = await openSignIn(third)
  await expect(page.getByRole('textbox', { name: 'User name' })).toHaveValue('')

  // Whoever belongs to another partner gets no further than the cloud's page, which says whose door it is.
  await fillSignIn(page, stranger)
  await expect(page.getByRole('alert')).toHaveText(`AADSTS50020: ${stranger} does not exist in Fabrikam, and has no delegated administration there.`)
  await expect(third.portal.getByRole('heading', { name: title })).toBeVisible()
  await page.getByRole('link', { name: 'Sign in with another account' }).click()

  // Two technicians take turns: the second one's sign-in waits in the vault, and comes back without a page.
  await fillSignIn(page, 'limited@fabrikam.com')
  const desk = new Shell(third.portal)
  await expect(desk.heading('Partner overview')).toBeVisible()
  await desk.switchAccount('Fabrikam Limited')
  await expect(third.portal.getByText('The account before has made room.')).toBeVisible()
  await expect(third.portal.getByRole('radio', { name: 'full@fabrikam.com' })).toBeChecked()
  await expectAccessible(third.portal, 'known accounts')
  await third.portal.getByRole('button', { name: 'Forget full@fabrikam.com' }).click()
  await expect(third.portal.getByRole('dialog', { name: 'Forget this account?' })).toBeVisible()
  await expectAccessible(third.portal, 'forgetting an account')
  await third.portal.getByRole('button', { name: 'Forget this account' }).click()
  await expect(third.portal.getByText('full@fabrikam.com was forgotten.')).toBeVisible()
  await third.portal.getByRole('radio', { name: 'limited@fabrikam.com' }).check()
  await third.portal.keyboard.press('Enter')
  await expect(desk.heading('Partner overview')).toBeVisible()
  expect(third.app.windows()).toHaveLength(1)
  await new LookupPage(third.portal).find('contoso.com')
  await expect(desk.heading('Contoso')).toBeVisible()
  await desk.switchAccount('Fabrikam Limited')
  await expect(third.portal.getByText('The account before has made room.')).toBeVisible()
  await third.quit()

  // The computer becomes another partner's: its registration is in place from the next start on.
  await practice.control('partner', { domain: 'treyresearch.net' })
  const fourth = await startDesk({ mainScripts: [keyStore] })
  await fourth.portal.getByRole('radio', { name: 'Use another account' }).check()
  await fillSignIn(await openSignIn(fourth), stranger)
  const theirs = new Shell(fourth.portal)
  await expect(theirs.heading('Partner overview')).toBeVisible()
  await expect(fourth.portal.getByRole('link', { name: /Trey Research/u }).first()).toBeVisible()
  for (const name of ['Customers', 'Offers', 'Relationships', 'Activity']) {
    await theirs.go(name)
    await expect(theirs.heading(name)).toBeVisible()
    await expect(fourth.portal.getByRole('main')).not.toContainText(/Contoso|Fabrikam/u)
  }
})

test('a refused refresh keeps the page, says so, and asks for a new sign-in', async ({ desk, practice }) => {
  const { portal } = desk
  const lookup = new LookupPage(portal)
  const shell = new Shell(portal)
  const ended = portal.getByText('Your sign-in has ended. What you see comes from this computer, and your drafts are kept.')
  await signIn(desk)
  await lookup.find('contoso.com')
  await expect(shell.heading('Contoso')).toBeVisible()
  await expect(ended).toHaveCount(0)

  await practice.startAfresh()
  await lookup.find('adatum.com')
  await expect(ended).toBeVisible()
  await expect(shell.navigation).toBeVisible()

  const opened = desk.app.waitForEvent('window')
  await portal.getByRole('button', { name: 'Sign in again' }).click()
  const page = await opened
  await expect(page.getByRole('textbox', { name: 'User name' })).toHaveValue('full@fabrikam.com')
  await fillSignIn(page, 'full@fabrikam.com')
  await expect(ended).toHaveCount(0)
  await lookup.find('adatum.com')
  await expect(shell.heading('Adatum')).toBeVisible()
})

/** Whether anybody accepts connections there. */
function listens({ hostname, port }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: 2_000 })
    const end = (answer: boolean): void => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => end(true)).once('error', () => end(false)).once('timeout', () => end(false))
  })
}

/** The secret strings of what was kept: whatever is long and without blanks. */
function tokensIn(secrets: readonly string[]): readonly string[] {
  const found = secrets.flatMap((secret) => secret.match(/[A-Za-z0-9_.-]{40,}/g) ?? [])
  return [...new Set(found)]
}

/** The record of who did what stays, as it must: it is append-only, and names the technician and nothing secret. */
function isActivity(file: string, what: string): boolean {
  return file.startsWith('personal/') && what === 'full@fabrikam.com'
}
