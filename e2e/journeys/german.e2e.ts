import { expect, fillSignIn, test } from '../fixtures/app'
import { expectAnswer } from '../pages/composer'
import { CustomerBrowser } from '../pages/customerBrowser'
import { readMailto, watchOpenExternal, windowTitles } from '../pages/system'

test.use({ language: 'de-DE' })

test('die ganze Strecke auf Deutsch', async ({ desk }) => {
  const { portal } = desk
  const button = (name: string) => portal.getByRole('button', { name, exact: true })
  const heading = (name: string) => portal.getByRole('heading', { level: 1, name, exact: true })
  const find = async (query: string): Promise<void> => {
    await portal.getByRole('navigation', { name: 'Hauptnavigation' }).getByRole('link', { name: 'Übersicht' }).click()
    await portal.getByRole('link', { name: 'Benutzer oder Domäne nachschlagen' }).click()
    await portal.getByRole('textbox', { name: 'Benutzername oder Domäne' }).fill(query)
    await button('Weiter').click()
  }

  await test.step('anmelden', async () => {
    await expect(heading('Bei Partner Desk anmelden')).toBeVisible()
    await expect(portal.locator('html')).toHaveAttribute('lang', 'de')
    const window = desk.app.waitForEvent('window')
    await button('Anmelden').click()
    await fillSignIn(await window, 'full@fabrikam.com')
    await expect(heading('Partnerübersicht')).toBeVisible()
  })

  await test.step('die Menüs und Titel sind deutsch', async () => {
    const menu = await desk.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? [])
    expect(menu.join(' ')).toMatch(/Datei|Bearbeiten/)
    await expect(portal).toHaveTitle('Partnerübersicht — Partner Desk')
  })

  await test.step('nachschlagen: gefunden, nicht gefunden, Platzhalter', async () => {
    await find('contoso.*')
    await expect(portal.getByRole('alert')).toContainText('Platzhalter')
    await find('nirgends.example')
    await expect(portal.getByRole('heading', { name: 'Kein Treffer' })).toBeVisible()
    await find('wingtiptoys.de')
    await expect(heading('Wingtip Toys')).toBeVisible()
    await expect(portal.getByText('Endet bald')).toBeVisible()
    await expect(portal.getByText('Nürnberg, Deutschland')).toBeVisible()
    await expect(portal.locator('dt:text-is("Ende") + dd')).toContainText(/in 1[12] Tagen/)
  })

  await test.step('in seinem Auftrag administrieren', async () => {
    const window = desk.app.waitForEvent('window')
    await button('Im Auftrag administrieren').click()
    await window
    await expect.poll(() => windowTitles(desk)).toContainEqual(expect.stringMatching(/Wingtip Toys.*Partner Desk/))
    await expect.poll(() => windowTitles(desk)).not.toContainEqual(expect.stringContaining('Acting as'))
  })

  await test.step('anbieten, und der Kunde nimmt an', async () => {
    const opened = await watchOpenExternal(desk)
    await find('adatum.com')
    await expect(heading('Adatum')).toBeVisible()
    await expect(button('Im Auftrag administrieren')).toHaveAccessibleDescription('Dieser Kunde hat keine delegierte Administration erteilt. Bieten Sie sie zuerst an.')
    await button('Delegierte Administration anbieten').click()
    await expect(portal.getByText('Bereit zum Senden', { exact: true })).toBeVisible()
    const message = portal.getByRole('textbox', { name: 'Nachricht' })
    await expect(portal.getByRole('textbox', { name: 'Betreff' })).toHaveValue('Delegierte Administration für Adatum: Angebot von Fabrikam')
    const text = await message.inputValue()
    expect(text).toContain('Guten Tag, liebes Team von Adatum,')
    expect(text).toContain('Hier erteilen Sie den Zugriff zur Verwaltung Ihrer Onlinedienste:')
    const [link = ''] = text.match(/http:\/\/\S+/) ?? []
    await message.fill(`Grüße aus Nürnberg\n${link}`)
    await button('In E-Mail öffnen').click()
    await expect(portal.getByText('Die Nachricht wurde an Ihr E-Mail-Programm übergeben.')).toBeVisible()
    expect(readMailto((await opened()).at(-1)).body).toBe(`Grüße aus Nürnberg\r\n${link}`)

    await CustomerBrowser.use((browser) => browser.approve(link, 'admin@adatum.com'))
    await expectAnswer(button('Auf Antwort prüfen'), portal.getByText('Angenommen', { exact: true }))
  })

  await test.step('nirgends steht ein Schlüssel statt eines Textes', async () => {
    const text = await portal.locator('body').innerText()
    expect(text.match(/\b(?:action|actions|composer|customer|errors|lookup|nav|offers|overview|shell|signIn|state)\.[a-zA-Z.]+/g)).toBeNull()
  })
})
