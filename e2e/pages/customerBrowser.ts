import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test'
import { electronRuntime } from '../../scripts/lib/electron.mjs'
import { makeFolder, removeFolder } from '../fixtures/folders'
import { fillSignIn } from '../fixtures/signIn'

const about = JSON.stringify({ name: 'customer-browser', main: 'main.cjs' })
const main = `const { app, BrowserWindow } = require('electron')
app.setPath('userData', __dirname + '/profile')
app.whenReady().then(() => new BrowserWindow({ width: 900, height: 800 }).loadURL('about:blank'))
`

/** The browser of a customer's administrator: a plain window of the same engine, with nothing of the application in it. */
export class CustomerBrowser {
  private constructor(
    private readonly app: ElectronApplication,
    private readonly folder: string,
    readonly page: Page
  ) {}

  /** Does something in such a browser, which is gone afterwards. */
  static async use(work: (browser: CustomerBrowser) => Promise<void>): Promise<void> {
    const browser = await CustomerBrowser.start()
    try {
      await work(browser)
    } finally {
      await browser.close()
    }
  }

  private static async start(): Promise<CustomerBrowser> {
    const folder = await makeFolder('customer-browser')
    await writeFile(join(folder, 'package.json'), about)
    await writeFile(join(folder, 'main.cjs'), main)
    const app = await _electron.launch({ executablePath: electronRuntime().executablePath, args: [folder], cwd: folder, chromiumSandbox: true, timeout: 30_000 })
    return new CustomerBrowser(app, folder, await app.firstWindow())
  }

  /** Follows the link of an offer and approves it. */
  async approve(link: string, administrator: string): Promise<void> {
    await this.open(link, administrator)
    await this.page.getByRole('button', { name: 'Approve' }).click()
    await expect(this.page.getByRole('heading', { name: 'Approved' })).toBeVisible()
  }

  /** Follows the link of an offer and says no. */
  async decline(link: string, administrator: string): Promise<void> {
    await this.open(link, administrator)
    await this.page.getByRole('button', { name: 'Decline' }).click()
    await expect(this.page.getByRole('heading', { name: 'Declined' })).toBeVisible()
  }

  private async open(link: string, administrator: string): Promise<void> {
    await this.page.goto(link)
    await fillSignIn(this.page, administrator)
    await expect(this.page.getByRole('heading', { name: 'Approve partner roles' })).toBeVisible()
  }

  async close(): Promise<void> {
    await this.app.close()
    await removeFolder(this.folder)
  }
}
