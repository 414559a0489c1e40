import type { Desk } from '../fixtures/app'
import { Moments } from './moments'
import { administer } from './technician'
import { expect, test } from './shared'
import type { Visit } from './visit'

const word = ({ frame }: Visit, text: string) => frame.getByRole('status').filter({ hasText: text })

/** Windows of the application with their titles and places, and how many there are of any kind. */
const windows = (desk: Desk) => desk.app.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows().map((window) => `${window.getTitle()} ${JSON.stringify(window.getBounds())} ${window.isFullScreen()}`))

/** The driver's own click would wait for the navigations that were refused and never come. */
const act = ({ portal }: Visit, id: string) => portal.evaluate((button) => { setTimeout(() => document.getElementById(button)?.click()) }, id)

test('a portal that attacks its frame gets nothing, and is told of in words', async ({ shared }) => {
  const { desk } = shared
  const visit = await administer(desk, 'Contoso')
  const { portal, frame } = visit
  await visit.openLab()
  const before = await windows(desk)

  await test.step('it cannot imitate, resize or move the frame', async () => {
    await visit.press('Imitate the frame')
    await expect(visit.outcome()).toHaveText('imitated')
    expect(await windows(desk)).toEqual(before)
    await expect(frame.getByRole('banner')).toContainText('Acting as Contoso')
  })
  await test.step('it cannot print', async () => {
    await visit.press('Print')
    await expect(visit.outcome()).toHaveText('printed')
    await expect(word(visit, 'Printing is not possible from this window.')).toBeVisible()
  })
  await test.step('no picture leaves the window, and the pointer is not caught', async () => {
    await visit.press('Open a picture window')
    await expect(visit.outcome()).toHaveText(/NotAllowedError|SecurityError|NotSupportedError/u)
    await visit.press('Lock the pointer')
    await expect(visit.outcome()).toHaveText(/Error/u)
    expect(await portal.evaluate(() => ['showOpenFilePicker', 'showSaveFilePicker', 'documentPictureInPicture', 'EyeDropper'].filter((name) => name in window))).toEqual([])
    expect(await windows(desk)).toEqual(before)
  })
  await test.step('links to programs, files and our own scheme start nothing', async () => {
    for (const address of ['partnerdesk://customer/contoso.com', 'ms-word:ofe|u|https://x.example/a.docx', 'mailto:a@b.example']) {
      await portal.evaluate((to) => { location.assign(to) }, address)
      await expect(word(visit, `(${address.split(':')[0] ?? ''}:)`)).toBeVisible()
    }
    await visit.expectGoesOn()
    expect(await shared.handlers.opened()).toEqual([])
  })
  await test.step('a flood of history leads nowhere', async () => {
    await act(visit, 'flood')
    await expect(visit.outcome()).toHaveText('flooded')
    await visit.expectGoesOn()
  })
  await test.step('a storm of pop-ups opens no window', async () => {
    await act(visit, 'popups')
    await expect(portal.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()
    expect(await windows(desk)).toEqual(before)
    await visit.expectGoesOn()
  })
  await visit.endSession()
  await visit.expectEnded('You ended the session')
})

for (const { name, show } of [
  { name: 'a page of another tenant that never comes to its end', show: (visit: Visit) => visit.portal.getByRole('link', { name: 'A page of another tenant that never ends' }).click({ noWaitAfter: true }) },
  { name: 'a page that says only later, and by nothing else, that it is another tenant’s', show: (visit: Visit) => visit.press('Say another tenant later') }
]) {
  test(`${name} is made invisible by itself, and covered`, async ({ shared }) => {
    const visit = await administer(shared.desk, 'Contoso')
    await visit.openLab()
    await show(visit)
    await expect(visit.frame.getByRole('alert').filter({ hasText: 'This is not the tenant of Contoso' })).toBeVisible()
    expect(await visit.portal.evaluate(() => getComputedStyle(document.documentElement).display)).toBe('none')
    await visit.endSession()
    await visit.expectEnded('The portal showed another tenant')
  })
}

test('an endless script is found without a touch, told, and does not hold its session', async ({ shared }) => {
  const { desk } = shared
  // The waits of the product are moments here: those between two questions at once, and its patience when there is something to be patient with.
  const moments = await Moments.begin(desk, [[5_000, 100]])
  try {
    const visit = await administer(desk, 'Contoso')
    await visit.openLab()
    await visit.press('Run an endless script')
    await moments.set([[15_000, 500], [10_000, 3_000]])
    await expect(word(visit, 'The portal does not answer.')).toBeVisible()
    await visit.expectEnded('The portal’s page no longer answered.')
  } finally {
    await moments.end()
  }
})
