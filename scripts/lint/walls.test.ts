import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectDir } from '../lib/project.mjs'

interface Breach {
  readonly what: string
  readonly file: string
  readonly code: string
  readonly rule: string
  /** A part of the message: the reader must learn why. */
  readonly because: RegExp
}

const walls = 'partner-desk(walls)'

const breaches: readonly Breach[] = [
  { what: 'a page imports a service', file: 'renderer/features/a.ts', code: `import { x } from '../../electron/services/lookup'\nexport const y = x`, rule: walls, because: /only the contract and the rules/ },
  { what: 'a page imports Electron', file: 'renderer/features/b.ts', code: `import { ipcRenderer } from 'electron'\nexport const y = ipcRenderer`, rule: walls, because: /Electron is used only/ },
  { what: 'a page imports Node', file: 'renderer/features/c.ts', code: `import { join } from 'node:path'\nexport const y = join`, rule: walls, because: /not for this room/ },
  { what: 'a page loads the store later', file: 'renderer/features/d.ts', code: `export const y = async () => import('../../electron/store/openStore')`, rule: walls, because: /only the contract/ },
  { what: 'a preload imports the store', file: 'electron/preload/e.ts', code: `import { x } from '../store/tables'\nexport const y = x`, rule: walls, because: /page’s process/ },
  { what: 'the practice cloud imports a service', file: 'electron/practice/graph/f.ts', code: `import { x } from '../../services/lookup'\nexport const y = x`, rule: walls, because: /as strange to the application/ },
  { what: 'the practice cloud imports a connector', file: 'electron/practice/g.ts', code: `export { x } from '../clouds/graph/client'`, rule: walls, because: /as strange to the application/ },
  { what: 'a connector imports the practice cloud', file: 'electron/clouds/graph/h.ts', code: `import { x } from '../../practice/world/world'\nexport const y = x`, rule: walls, because: /one way/ },
  { what: 'the composition imports the practice cloud', file: 'electron/startup/i.ts', code: `import { x } from '../practice/server/practiceServer'\nexport const y = x`, rule: walls, because: /process of its own/ },
  { what: 'main imports the practice cloud', file: 'electron/main.ts', code: `export const y = async () => import('./practice/world/world')`, rule: walls, because: /process of its own/ },
  { what: 'a service imports Electron', file: 'electron/services/j.ts', code: `import { app } from 'electron'\nexport const y = app`, rule: walls, because: /Electron is used only/ },
  { what: 'a service imports Electron’s types', file: 'electron/services/k.ts', code: `import type { App } from 'electron'\nexport type Y = App`, rule: walls, because: /Electron is used only/ },
  { what: 'a service imports a connector', file: 'electron/services/l.ts', code: `import { x } from '../clouds/graph/client'\nexport const y = x`, rule: walls, because: /interfaces/ },
  { what: 'a service imports the store itself', file: 'electron/services/m.ts', code: `import { x } from '../store/openStore'\nexport const y = x`, rule: walls, because: /interfaces/ },
  { what: 'a handler uses Electron', file: 'electron/ipc/handlers/n.ts', code: `import { dialog } from 'electron'\nexport const y = dialog`, rule: walls, because: /Electron is used only/ },
  { what: 'a second listener for messages', file: 'electron/windows/o.ts', code: `import { ipcMain } from 'electron'\nexport const y = ipcMain`, rule: walls, because: /unguarded door/ },
  { what: 'a second opener', file: 'electron/windows/p.ts', code: `import { shell as s } from 'electron'\nexport const y = s`, rule: walls, because: /openExternal/ },
  { what: 'a second opener by way of everything', file: 'electron/windows/q.ts', code: `import * as all from 'electron'\nexport const y = all.shell`, rule: walls, because: /openExternal|ipc\/router/ },
  { what: 'the router opens addresses', file: 'electron/ipc/router.ts', code: `import { shell } from 'electron'\nexport const y = shell`, rule: walls, because: /openExternal/ },
  { what: 'the store imports a window', file: 'electron/store/r.ts', code: `import { x } from '../windows/menus'\nexport const y = x`, rule: walls, because: /one way/ },
  { what: 'a rule imports Node', file: 'electron/domain/s.ts', code: `import { createHash } from 'node:crypto'\nexport const y = createHash`, rule: walls, because: /pure/ },
  { what: 'a rule imports a package', file: 'electron/domain/t.ts', code: `import { x } from 'lowdb'\nexport const y = x`, rule: walls, because: /pure/ },
  { what: 'a rule imports a package that only starts like zod', file: 'electron/domain/u.ts', code: `import { x } from 'zodiac'\nexport const y = x`, rule: walls, because: /pure/ },
  { what: 'the contract imports a rule', file: 'electron/contract/v.ts', code: `import { x } from '../domain/lookupQuery'\nexport const y = x`, rule: walls, because: /vocabulary/ },
  { what: 'hardening imports a service', file: 'electron/security/w.ts', code: `import { x } from '../services/lookup'\nexport const y = x`, rule: walls, because: /one sitting/ },
  { what: 'a window weakens its page', file: 'electron/windows/page1.ts', code: `export const y = { webPreferences: { webSecurity: false } }`, rule: 'partner-desk(page-settings)', because: /webPreferences\.ts/ },
  { what: 'a window gives its page Node', file: 'electron/windows/page2.ts', code: `export const y = { 'nodeIntegration': true }`, rule: 'partner-desk(page-settings)', because: /webPreferences\.ts/ },
  { what: 'a window takes the sandbox away', file: 'electron/windows/page3.ts', code: `export const y = { sandbox: false, contextIsolation: false }`, rule: 'partner-desk(page-settings)', because: /how safe/ },
  { what: 'code is put into a page', file: 'electron/windows/page4.ts', code: `export const y = (page: { executeJavaScript(code: string): void }) => page.executeJavaScript('1')`, rule: 'partner-desk(no-injection)', because: /reaches into a page/ },
  { what: 'the one reader does more than read', file: 'electron/windows/pageReader.ts', code: `export const y = (page: { executeJavaScript(code: string): void }) => page.executeJavaScript('1')`, rule: 'partner-desk(no-injection)', because: /reaches into a page/ },
  { what: 'the one that hears the page early puts styles into it', file: 'electron/windows/pageVoice.ts', code: `export const y = (page: { insertCSS(code: string): void }) => page.insertCSS('a {}')`, rule: 'partner-desk(no-injection)', because: /reaches into a page/ },
  { what: 'another file asks a page in its own world', file: 'electron/windows/page6.ts', code: `export const y = (page: { executeJavaScriptInIsolatedWorld(world: number): void }) => page.executeJavaScriptInIsolatedWorld(1)`, rule: 'partner-desk(no-injection)', because: /reaches into a page/ },
  { what: 'style is put into a page', file: 'electron/windows/page5.ts', code: `export const y = (page: { insertCSS(code: string): void }) => page['insertCSS']('a{}')`, rule: 'partner-desk(no-injection)', because: /reaches into a page/ },
  { what: 'a page goes past the bridge', file: 'renderer/features/x.ts', code: `export const y = (w: { partnerDesk: object }) => w.partnerDesk`, rule: 'partner-desk(one-bridge)', because: /only file/ },
  { what: 'state of a module', file: 'electron/services/state1.ts', code: `let count = 0\nexport const next = () => (count += 1)`, rule: 'partner-desk(no-module-state)', because: /nobody owns/ },
  { what: 'exported state of a module', file: 'electron/services/state2.ts', code: `export let count = 0\nexport const next = () => (count += 1)`, rule: 'partner-desk(no-module-state)', because: /nobody owns/ },
  { what: 'work at import', file: 'electron/services/work.ts', code: `const begin = (): void => undefined\nbegin()\nexport const y = 1`, rule: 'partner-desk(no-work-at-import)', because: /imported/ },
  { what: 'a default export', file: 'electron/services/default.ts', code: `export default 1`, rule: 'import(no-default-export)', because: /./ },
  { what: 'any', file: 'electron/services/any.ts', code: `export const y = (x: any): unknown => x`, rule: 'typescript(no-explicit-any)', because: /./ },
  { what: 'a silenced compiler', file: 'electron/services/silence.ts', code: `// @ts-ignore\nexport const y: number = 1`, rule: 'typescript(ban-ts-comment)', because: /./ },
  { what: 'a file of more than 300 lines', file: 'electron/services/long.ts', code: Array.from({ length: 301 }, (_, at) => `export const y${at} = ${at}`).join('\n'), rule: 'eslint(max-lines)', because: /./ }
]

const allowed: Readonly<Record<string, string>> = {
  'renderer/ok.ts': `import { x } from '../electron/contract/ids'\nimport { y } from '../electron/domain/lookupQuery'\nimport { create } from 'zustand'\nexport const z = [x, y, create]`,
  'renderer/bridge.ts': `export const y = (w: { partnerDesk: object }) => w.partnerDesk`,
  'electron/preload/ok.ts': `import { ipcRenderer } from 'electron'\nimport { x } from '../contract/calls'\nipcRenderer.send(x)`,
  'electron/services/ok.ts': `import { join } from 'node:path'\nimport type { T } from '../store/types'\nimport { x } from '../domain/lookupQuery'\nexport const y: T = join(x)`,
  'electron/services/real.test.ts': `import { x } from '../store/openStore'\nexport const y = x`,
  'electron/ipc/handlers/ok.ts': `import type { WebContents } from 'electron'\nexport type Y = WebContents`,
  'electron/security/openExternal.ts': `import { shell } from 'electron'\nexport const y = (url: string) => shell.openExternal(url)`,
  'electron/security/webPreferences.ts': `export const y = { sandbox: true, webSecurity: true }`,
  'electron/windows/ok.ts': `import { BaseWindow } from 'electron'\nimport { x } from '../security/webPreferences'\nexport const y = [BaseWindow, x]`,
  'electron/practice/ok.ts': `import { serve } from '@hono/node-server'\nimport { x } from '../contract/practice'\nexport const y = [serve, x]`,
  'electron/practice/main.ts': `import { start } from './server/practiceServer'\nstart()`,
  'electron/domain/ok.ts': `import { z } from 'zod'\nimport { x } from '../contract/ids'\nexport const y = z.array(x)`
}

interface Finding {
  readonly filename: string
  readonly code: string
  readonly message: string
}

describe('the walls of the house', () => {
  let folder = ''
  let findings: readonly Finding[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partner-desk-walls-'))
    await copyFile(join(projectDir, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
    await symlink(join(projectDir, 'scripts'), join(folder, 'scripts'), 'junction')
    const files = Object.entries(allowed).concat(breaches.map(({ file, code }) => [file, code]))
    for (const [file, code] of files) {
      await mkdir(dirname(join(folder, file)), { recursive: true })
      await writeFile(join(folder, file), `${code}\n`)
    }
    findings = await lint(folder)
  })

  afterAll(() => rm(folder, { recursive: true, force: true }))

  test.each(breaches)('refuses: $what', ({ file, rule, because }) => {
    const here = findings.filter((finding) => finding.filename === file)
    expect(here.map(({ code }) => code)).toContain(rule)
    expect(here.find(({ code }) => code === rule)?.message).toMatch(because)
  })

  test.each(Object.keys(allowed))('lets through what belongs there: %s', (file) => {
    expect(findings.filter((finding) => finding.filename === file)).toEqual([])
  })
})

async function lint(folder: string): Promise<readonly Finding[]> {
  const tool = join(projectDir, 'node_modules', 'oxlint', 'bin', 'oxlint')
  const written = await promisify(execFile)(process.execPath, [tool, '-f', 'json', 'electron', 'renderer'], { cwd: folder, timeout: 60_000, maxBuffer: 20_000_000 }).catch(
    // It ends with an error, because there are findings: they are on its stdout all the same.
    (failure: { readonly stdout: string }) => failure
  )
  const report = JSON.parse(written.stdout) as { readonly diagnostics: readonly Finding[] }
  return report.diagnostics
}
