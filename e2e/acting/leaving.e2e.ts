import { administer, openCustomer } from './technician'
import { expect, test, type SharedDesk } from './shared'
import { onlyThePortal, pagesNow, type Visit } from './visit'

/** One way out of a portal, done on its page for experiments. `away` is a page outside of every portal. */
interface WayOut {
  readonly name: string
  readonly go: (visit: Visit, away: string, shared: SharedDesk) => Promise<unknown>
}

const link = (name: string) => (visit: Visit) => visit.portal.getByRole('link', { name, exact: true }).click()
const button = (name: string) => (visit: Visit) => visit.press(name)

const waysAway: readonly WayOut[] = [
  { name: 'a link', go: link('Leave by link') },
  { name: 'a link into a new window', go: link('Leave by link into a new window') },
  { name: 'a middle click', go: (visit) => visit.portal.getByRole('link', { name: 'Leave by link', exact: true }).click({ button: 'middle' }) },
  { name: 'a form', go: button('Leave by form') },
  { name: 'a link whose answer redirects', go: link('Leave by redirect') },
  { name: 'location', go: button('Leave by script') },
  { name: 'location.replace', go: (visit, away) => visit.portal.evaluate((to) => location.replace(to), away) },
  { name: 'a meta refresh', go: link('Leave by meta refresh') },
  { name: 'a pop-up', go: button('Open a pop-up') },
  { name: 'an inner frame that moves the page around it', go: (visit, away) => visit.portal.frameLocator('#inner').locator('body').evaluate((_body, to) => { top?.location.assign(to) }, away) },
  { name: 'an address in the internet', go: (visit) => visit.portal.evaluate(() => location.assign('https://partner.example/')) },
  { name: 'an address given to the window', go: loadInPortal },
  { name: 'an unload trap and a link', go: async (visit) => { await visit.press('Set an unload trap'); await link('Leave by link')(visit) } },
  { name: 'signing out of the portal', go: link('Sign out') },
  { name: 'the address of another customer', go: (visit) => visit.portal.evaluate((to) => location.assign(to), `${visit.origin}/portal/11111111-2222-4333-8444-555555555555/`) },
  { name: 'a page of the portal that belongs to no customer', go: (visit) => visit.portal.evaluate((to) => location.assign(to), `${visit.origin}/portal/approve/x`) }
]

/** As an address that somebody typed would come: from outside of the page, so that the page cannot be asked to cancel it. */
async function loadInPortal({ desk, base }: Visit, away: string): Promise<void> {
  await desk.app.evaluate(({ webContents }, [start, to]) => {
    const contents = webContents.getAllWebContents().find((one) => one.getURL().startsWith(start))
    contents?.loadURL(to).catch(() => undefined)
  }, [base, away] as const)
}

test.describe('leaving the customer\'s portal ends the session', () => {
  for (const { name, go } of waysAway) {
    test(`by ${name}`, async ({ shared }) => {
      const visit = await administer(shared.desk, 'Contoso')
      await visit.openLab()
      // The page may be gone before the click that closes it has returned.
      await go(visit, `${shared.practice.ready.authority}/away`, shared).catch(() => undefined)
      await visit.expectEnded('The customer’s portal was left')
      await expectNoWayBack(shared)
    })
  }
})

/** Back, in every form the portal page knows, shows pages of the partner only. */
async function expectNoWayBack({ desk }: SharedDesk): Promise<void> {
  await desk.portal.goBack({ waitUntil: 'commit' }).catch(() => null)
  await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('app-command', { preventDefault: () => undefined }, 'browser-backward'))
  expect(await pagesNow(desk)).toEqual(onlyThePortal)
  if (!(await desk.portal.getByRole('heading', { name: 'Contoso', level: 1 }).isVisible())) await openCustomer(desk, 'contoso.com', 'Contoso')
}
