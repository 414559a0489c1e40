import { copyFile, readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { extractFile, listPackage } from '@electron/asar'
import { flipFuses, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { setPackageFuses } from '../../scripts/lib/fuses.mjs'
import { projectDir } from '../../scripts/lib/project.mjs'
import { administer } from '../acting/technician'
import { rememberFocus } from '../acting/visit'
import { expect, signIn, test as base } from '../fixtures/app'
import { packageForTest, type PackagedApp } from '../fixtures/packagedApp'
import { CustomerPage } from '../pages/customer'
import { LookupPage } from '../pages/lookup'

/** Packaged once for all tests here. */
const test = base.extend<object, { readonly packaged: PackagedApp }>({
  packaged: [
    async ({ browserName: _needsNoBrowser }, use) => {
      const packaged = await packageForTest()
      await use(packaged)
      await rm(packaged.folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 150_000 }
  ]
})

/** How the wire in the executable writes the two states. */
const [off, on] = ['0', '1']

test.describe.configure({ mode: 'default' })

test('the packaged application does the whole way with its own practice cloud', async ({ packaged, startDesk }) => {
  const desk = await startDesk({ packaged: packaged.executable, env: { PARTNER_DESK_PRACTICE_URL: undefined, PARTNER_DESK_PRACTICE_CUSTOMERS: '12' } })
  expect(await desk.app.evaluate(({ app }) => ({ packaged: app.isPackaged, name: app.getName(), fromAsar: app.getAppPath().endsWith('app.asar') }))).toEqual({ packaged: true, name: 'Partner Desk', fromAsar: true })
  await rememberFocus(desk)
  await signIn(desk)
  await new LookupPage(desk.portal).find('contoso.com')
  await new CustomerPage(desk.portal).expectShown('Contoso')
  const visit = await administer(desk, 'Contoso')
  await visit.endSession()
  await visit.expectEnded('You ended the session')
  await expect(desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isDevToolsOpened())).resolves.toBe(false)
})

test('it carries what it needs and nothing else', async ({ packaged }) => {
  const resources = await resourcesOf(packaged)
  const archive = join(resources, 'app.asar')
  const files = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'))
  const strange = files.filter((path) => !/^\/(package\.json|out|out\/(main|preload|renderer)(\/.*)?|resources|resources\/icon\.png)$/u.test(path))
  expect(strange).toEqual([])
  expect(files.filter((path) => /\.(map|tsx?|md)$|node_modules|testing|\.test\./u.test(path))).toEqual([])
  for (const needed of ['/out/main/main.js', '/out/main/practice.js', '/out/preload/portal.cjs', '/out/preload/frame.cjs', '/out/renderer/index.html', '/resources/icon.png']) {
    expect(files).toContain(needed)
  }
  const about = JSON.parse(extractFile(archive, 'package.json').toString()) as Record<string, unknown>
  expect(about).toMatchObject({ main: 'out/main/main.js', productName: 'Partner Desk' })
  expect(about).not.toHaveProperty('devDependencies')
  expect((await readdir(resources)).filter((name) => name.endsWith('.asar'))).toEqual(['app.asar'])
})

/** The test's package differs from a user's in one fuse; so the fuses of a user's are set on a copy, by the same function. */
test('the fuses of what users get', async ({ packaged }) => {
  const release = join(packaged.folder, 'release-executable')
  await copyFile(packaged.executable, release)
  await setPackageFuses({ executable: release, env: {}, wireOf: getCurrentFuseWire, flip: flipFuses })
  const [forUsers, forTest] = [await wireOf(release), await wireOf(packaged.executable)]
  const enabled = (wire: Wire, option: FuseV1Options): boolean => wire[option] === on
  expect({
    runAsNode: enabled(forUsers, FuseV1Options.RunAsNode),
    cookieEncryption: enabled(forUsers, FuseV1Options.EnableCookieEncryption),
    nodeOptions: enabled(forUsers, FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspector: enabled(forUsers, FuseV1Options.EnableNodeCliInspectArguments),
    asarIntegrity: enabled(forUsers, FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyAsar: enabled(forUsers, FuseV1Options.OnlyLoadAppFromAsar),
    ownSnapshot: enabled(forUsers, FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    fileProtocolRights: enabled(forUsers, FuseV1Options.GrantFileProtocolExtraPrivileges)
  }).toEqual({ runAsNode: false, cookieEncryption: true, nodeOptions: false, inspector: false, asarIntegrity: true, onlyAsar: true, ownSnapshot: false, fileProtocolRights: false })
  expect({ ...forTest, [FuseV1Options.EnableNodeCliInspectArguments]: off }, 'the test’s package differs in one fuse only').toEqual(forUsers)
})

test('links, icons and targets of every system are configured', async () => {
  const config = await builderConfig()
  expect(config.protocols).toEqual([{ name: 'Partner Desk', schemes: ['partnerdesk'] }])
  expect({ win: config.win.target, mac: config.mac.target, linux: config.linux.target }).toEqual({ win: ['nsis'], mac: ['dmg', 'zip'], linux: ['AppImage', 'deb'] })
  // Without this the desktop does not know which entry a running window, and with it a link, belongs to.
  expect(config.linux.syncDesktopName).toBe(true)
  const icons = await readdir(join(projectDir, 'resources', 'icons'))
  expect(icons.map((name) => Number.parseInt(basename(name), 10)).toSorted((a, b) => a - b)).toEqual([16, 24, 32, 48, 64, 128, 256, 512, 1024])
  for (const [system, icon] of [['win', config.win.icon], ['mac', config.mac.icon]] as const) {
    expect(await readdir(join(projectDir, dirname(icon))), system).toContain(basename(icon))
  }
})

type Wire = Readonly<Record<string, string>>

async function wireOf(executable: string): Promise<Wire> {
  const { version: _version, ...states } = await getCurrentFuseWire(executable)
  return Object.fromEntries(Object.entries(states).map(([place, state]) => [place, String.fromCodePoint(Number(state))]))
}

interface BuilderConfig {
  readonly protocols: readonly unknown[]
  readonly win: { readonly target: readonly string[]; readonly icon: string }
  readonly mac: { readonly target: readonly string[]; readonly icon: string }
  readonly linux: { readonly target: readonly string[]; readonly syncDesktopName: boolean }
}

async function builderConfig(): Promise<BuilderConfig> {
  const loaded: unknown = await import(pathToFileURL(join(projectDir, 'electron-builder.config.mjs')).href)
  return (loaded as { readonly default: BuilderConfig }).default
}

/** Beside the executable, but on macOS, where the executable is one folder further down. */
async function resourcesOf({ executable }: PackagedApp): Promise<string> {
  const folder = dirname(executable)
  return process.platform === 'darwin' ? join(folder, '..', 'Resources') : join(folder, 'resources')
}
