import { openForReal, watchOpener } from './opener'
import { answerQuestions } from './questions'
import { administer } from './technician'
import { expect, test } from './shared'
import type { Visit } from './visit'

/** Places a page of the portal's own at the end of a navigation, so that each try has an effect to wait for. */
const users = (visit: Visit): string => `${visit.base}/users`

async function expectUsersAndBackInLab(visit: Visit): Promise<void> {
  await expect(visit.portal.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()
  await visit.expectGoesOn()
  await visit.openLab()
}

test('what happens inside of the portal does not end the session', async ({ shared }) => {
  const visit = await administer(shared.desk, 'Contoso')
  const { portal } = visit
  await visit.openLab()

  await test.step('a link', async () => {
    await portal.getByRole('link', { name: 'Users', exact: true }).click()
    await expectUsersAndBackInLab(visit)
  })
  for (const way of ['assign', 'replace'] as const) {
    await test.step(`location.${way}`, async () => {
      await portal.evaluate(([how, to]) => location[how](to), [way, users(visit)] as const)
      await expectUsersAndBackInLab(visit)
    })
  }
  await test.step('a form', async () => {
    await portal.evaluate((to) => {
      const form = document.body.appendChild(document.createElement('form'))
      form.action = to
      form.submit()
    }, users(visit))
    await expectUsersAndBackInLab(visit)
  })
  await test.step('a meta refresh', async () => {
    await portal.evaluate((to) => {
      const meta = document.createElement('meta')
      meta.httpEquiv = 'refresh'
      meta.content = `0;url=${to}`
      document.head.append(meta)
    }, users(visit))
    await expectUsersAndBackInLab(visit)
  })
  await test.step('a pop-up, which opens in the same place', async () => {
    const windows = shared.desk.app.windows().length
    await portal.evaluate((to) => { window.open(to) }, users(visit))
    await expectUsersAndBackInLab(visit)
    expect(shared.desk.app.windows()).toHaveLength(windows)
  })
  await test.step('a middle click, which opens in the same place', async () => {
    await portal.getByRole('link', { name: 'Users', exact: true }).click({ button: 'middle' })
    await expectUsersAndBackInLab(visit)
  })
  await test.step('an address given to the window', async () => {
    await portal.goto(users(visit))
    await expectUsersAndBackInLab(visit)
  })
  await test.step('an unload trap asks nobody', async () => {
    await visit.press('Set an unload trap')
    await portal.getByRole('link', { name: 'Users', exact: true }).click()
    await expectUsersAndBackInLab(visit)
  })

  await visit.endSession()
  await visit.expectEnded('You ended the session')
})

test('what a page changes without going anywhere does not end the session', async ({ shared }) => {
  const visit = await administer(shared.desk, 'Contoso')
  const { portal } = visit
  await visit.openLab()

  await test.step('pushed history and its way back', async () => {
    await visit.press('Push history')
    await expect(portal).toHaveURL(/\?pushed=/u)
    await visit.expectGoesOn()
    await portal.evaluate(() => history.back())
    await expect(portal).toHaveURL(/\/lab$/u)
    await visit.expectGoesOn()
  })
  await test.step('history pushed away, which the browser refuses', async () => {
    await visit.press('Push history away')
    await expect(visit.outcome()).toHaveText('SecurityError')
    await visit.expectGoesOn()
  })
  await test.step('a hash', async () => {
    await portal.evaluate(() => { location.hash = 'below' })
    await expect(portal).toHaveURL(/#below$/u)
    await visit.expectGoesOn()
  })
  await test.step('an inner frame that leaves', async () => {
    const elsewhere = `${shared.practice.ready.authority}/.well-known/practice-cloud`
    await portal.locator('#inner').evaluate((frame, to) => { frame.setAttribute('src', to) }, elsewhere)
    await expect.poll(() => portal.frames().map((frame) => frame.url())).toContain(elsewhere)
    await visit.expectGoesOn()
  })
  await test.step('addresses of scripts and data', async () => {
    await portal.evaluate(() => {
      for (const address of ['javascript:document.title="ran"', 'data:text/html,<title>data</title>', 'about:blank', 'file:///etc/passwd', 'http://partner.example/']) {
        const link = document.body.appendChild(document.createElement('a'))
        link.href = address
        if (!address.startsWith('javascript')) link.click()
      }
    })
    await portal.evaluate(() => new Promise(requestAnimationFrame))
    await visit.expectGoesOn()
    expect(await portal.evaluate(() => location.href)).toBe(`${visit.base}/lab#below`)
  })

  await visit.endSession()
  await visit.expectEnded('You ended the session')
})

test('a link to a console of the own company says so, and does not open inside', async ({ shared }) => {
  const { desk, practice } = shared
  const questions = await answerQuestions(desk)
  const visit = await administer(desk, 'Contoso')
  const opened = await watchOpener(desk)
  const own = `${practice.ready.portal}/${practice.ready.partnerTenantId}`

  await clickLink(visit, 'Company portal')
  await expect.poll(() => questions()).toEqual([expect.stringContaining('company portal of Fabrikam')])
  await visit.expectGoesOn()
  expect(visit.portal.url()).toContain(visit.base)
  expect(await opened()).toEqual([])

  await desk.app.evaluate(() => { Reflect.set(globalThis, 'answer', 0) })
  await clickLink(visit, 'Admin console')
  await expect.poll(() => opened()).toEqual([`${own}/users`])
  expect((await questions()).at(-1)).toContain('admin console of Fabrikam')
  await visit.expectGoesOn()

  await visit.endSession()
  await visit.expectEnded('You ended the session')
})

test('nothing outside of the window is started or written', async ({ shared }) => {
  const { desk, handlers } = shared
  const visit = await administer(desk, 'Contoso')
  await visit.openLab()

  await test.step('the page cannot fill the screen, and so cannot hide the frame', async () => {
    await visit.press('Go full screen')
    const filled = await visit.portal.evaluate(() => new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(document.fullscreenElement !== null)))
    }))
    expect(filled).toBe(false)
    expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isFullScreen()))).toEqual([false, false])
    await visit.expectGoesOn()
  })
  await test.step('a mail link starts no program', async () => {
    await clickLink(visit, 'Write a message')
    await visit.portal.evaluate(() => { location.assign('mailto:other@contoso.com') })
    await visit.portal.evaluate(() => { window.open('ms-settings:privacy') })
    await visit.expectGoesOn()
  })

  await visit.endSession()
  await visit.expectEnded('You ended the session')
  expect(await handlers.opened()).toEqual([])
  // The same trap does see what the application opens on purpose: it could have seen the page's tries too.
  await openForReal(desk, 'mailto:proof@contoso.com')
  await expect.poll(() => handlers.opened()).toEqual(['mailto:proof@contoso.com'])
  await handlers.forget()
})

test('the portal\'s own history stays inside, and Back beyond it ends the session', async ({ shared }) => {
  const { desk } = shared
  const visit = await administer(desk, 'Contoso')
  const { portal } = visit

  await test.step('the sign-in on the way here is no place to go back to', async () => {
    await portal.evaluate(() => { history.back(); history.go(-9) })
    await mouseBack(visit)
    await expect(portal.getByRole('heading', { name: 'Home' })).toBeVisible()
    await visit.expectGoesOn()
  })
  await test.step('the mouse button leads back inside', async () => {
    await visit.openLab()
    await mouseBack(visit)
    await expect(portal.getByRole('heading', { name: 'Home' })).toBeVisible()
    await visit.expectGoesOn()
  })
  await test.step('the command of the menu leads back inside', async () => {
    await portal.getByRole('link', { name: 'Users', exact: true }).click()
    await expect(portal.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()
    await menuBack(visit)
    await expect(portal.getByRole('heading', { name: 'Home' })).toBeVisible()
    await visit.expectGoesOn()
  })
  await test.step('and from the first page out of it', async () => {
    await menuBack(visit)
    await visit.expectEnded('Back led out of the customer’s portal')
  })
})

test('a key of the mouse or keyboard for Back, pressed on the first page, ends the session', async ({ shared }) => {
  const visit = await administer(shared.desk, 'Contoso')
  await shared.desk.app.evaluate(({ BrowserWindow }, company) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.getTitle().includes(company))
    window?.emit('app-command', { preventDefault: () => undefined }, 'browser-backward')
  }, 'Acting as Contoso')
  await visit.expectEnded('Back led out of the customer’s portal')
})

/** As a hand does it. The driver's own click would wait for a navigation that is refused and so never comes. */
async function clickLink({ portal }: Visit, name: string): Promise<void> {
  const place = await portal.evaluate((text) => {
    const link = [...document.links].find((one) => one.textContent === text)
    const { left, top, width, height } = link?.getBoundingClientRect() ?? new DOMRect()
    return { x: left + width / 2, y: top + height / 2 }
  }, name)
  await portal.mouse.click(place.x, place.y)
}

/** The fourth button of a mouse, as Chromium gets it from the system. */
async function mouseBack(visit: Visit): Promise<void> {
  const driver = await visit.portal.context().newCDPSession(visit.portal)
  for (const type of ['mousePressed', 'mouseReleased'] as const) await driver.send('Input.dispatchMouseEvent', { type, button: 'back', x: 400, y: 300, clickCount: 1 })
  await driver.detach()
}

/** Alt+Left and the menu are one command. The window in front is the visit's. */
async function menuBack(visit: Visit): Promise<void> {
  await visit.desk.app.evaluate(({ BrowserWindow, Menu }, company) => {
    BrowserWindow.getAllWindows().find((one) => one.getTitle().includes(company))?.focus()
    Menu.getApplicationMenu()?.getMenuItemById('back')?.click()
  }, `Acting as ${visit.company}`)
}
