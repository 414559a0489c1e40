import { execFile } from 'node:child_process'
import { chmod, chown, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'
import { electronRuntime } from '../../scripts/lib/electron.mjs'
import type { Desk } from '../fixtures/app'
import { makeFolder, removeFolder } from '../fixtures/folders'

const account = `[Account: 1]
account_name=Practice
is_default=1
name=Practice
address=technician@fabrikam.com
protocol=5
set_autosig=0
`

/** No helper of its own may change what it is given: no spelling, no wrapping, no question about the size. */
const settings = `[Common]
enable_aspell=0
linewrap_auto=0
autosave=0
auto_signature=0
warn_large_insert=0
warn_queued_on_exit=0
`

const folders = ['inbox', 'draft', 'queue', 'sent', 'trash'] as const

const folderList = (mail: string): string => `<?xml version="1.0"?>
<folderlist><folder type="mh" name="Mail" path="${mail}" account_id="0">
${folders.map((name) => `<folderitem type="${name === 'sent' ? 'outbox' : name}" name="${name}" path="${name}"/>`).join('\n')}
</folder></folderlist>
`

const isDefaultForMail = `[Default Applications]
x-scheme-handler/mailto=mail.desktop
`

const desktopEntry = (program: string): string => `[Desktop Entry]
Type=Application
Name=Mail
Exec=${program} %u
MimeType=x-scheme-handler/mailto;
`

/** What it says of itself tells when it has started; before that it takes no orders. */
const program = `#!/bin/sh
[ $# -eq 0 ] || set -- --compose "$1"
echo $$ > "$HOME/pid.txt"
exec claws-mail --debug "$@" > "$HOME/log.txt" 2>&1
`
const started = 'TIMING main startup'

const applications = '.local/share/applications'
const startLimitMs = 20_000
const runLimitMs = 50_000

/**
 * Claws Mail from Debian in a home folder of its own, with an account and its folders, and as that home's mail program. Nobody
 * clicks: it is told by its own command line, and what it keeps is read from its folders.
 */
export class MailClient {
  private constructor(private readonly home: string) {}

  static async use(work: (client: MailClient) => Promise<void>): Promise<void> {
    const home = await makeFolder('mail')
    const client = new MailClient(home)
    try {
      await client.prepare()
      await work(client)
    } finally {
      await client.end()
      await removeFolder(home)
    }
  }

  /** Makes this the mail program of whoever runs the application: its `mailto:` links lead here, through the system's own `xdg-email`. */
  async becomeDefaultOf(desk: Desk): Promise<void> {
    await desk.app.evaluate((_electron, env) => {
      for (const [name, value] of Object.entries(env)) {
        if (value === '') delete process.env[name]
        else process.env[name] = value
      }
    }, this.env)
  }

  /** Where its home is; an empty text takes a variable away. */
  private get env(): Readonly<Record<string, string>> {
    return {
      HOME: this.home,
      XDG_CONFIG_HOME: join(this.home, '.config'),
      XDG_DATA_HOME: join(this.home, '.local', 'share'),
      XDG_CACHE_HOME: join(this.home, '.cache'),
      XDG_RUNTIME_DIR: join(this.home, 'run'),
      XDG_CURRENT_DESKTOP: '',
      DESKTOP_SESSION: '',
      BROWSER: '',
      MAILER: '',
      NO_AT_BRIDGE: '1',
      LC_ALL: 'C.UTF-8'
    }
  }

  /** Resolves when it has started, whoever started it: the window of the message that it was started with is open then. */
  async expectStarted(): Promise<void> {
    const log = (): Promise<string> => readFile(join(this.home, 'log.txt'), 'utf8').catch(() => '')
    await expect.poll(async () => (await log()).includes(started), { timeout: startLimitMs, intervals: [100] }).toBe(true)
  }

  /** Asks it to end, whereupon it keeps the message in its window as a draft. @returns the draft, as it wrote it */
  async keptDraft(): Promise<Buffer> {
    const drafts = join(this.home, 'Mail', 'draft')
    const kept = async (): Promise<readonly string[]> => (await readdir(drafts)).filter((name) => /^\d+$/.test(name))
    await this.tell('--exit')
    await expect.poll(kept, { timeout: startLimitMs, intervals: [50] }).toEqual(['1'])
    return readFile(join(drafts, '1'))
  }

  /** Puts a saved message where it reads its messages from, and shows it. */
  async open(eml: string): Promise<void> {
    const message = join(this.home, 'Mail', 'inbox', '1')
    await copyFile(eml, message)
    await this.own(message)
    const running = this.run(join(this.home, 'mail'))
    await Promise.race([this.expectStarted(), running.then(() => Promise.reject(new Error('the mail program ended by itself')))])
    await this.tell('--select', '#mh/Mail/inbox/1')
  }

  /** Whether a message is found by what it says to the mail program, for example `subject matchcase "…"`. */
  async finds(condition: string): Promise<boolean> {
    return (await this.tell('--search', '#mh/Mail/inbox', 'extended', condition)).includes('/inbox/1')
  }

  /** It does not always end when it is asked to. */
  private async end(): Promise<void> {
    const pid = Number(await readFile(join(this.home, 'pid.txt'), 'utf8').catch(() => '0'))
    if (pid === 0) return
    const alive = (): boolean => {
      try {
        return process.kill(pid, 'SIGKILL')
      } catch {
        return false
      }
    }
    await expect.poll(alive, { timeout: startLimitMs, intervals: [20] }).toBe(false)
  }

  private tell(...args: readonly string[]): Promise<string> {
    return this.run('claws-mail', ...args)
  }

  private async run(...command: readonly string[]): Promise<string> {
    const user = electronRuntime().asUser
    const [file = '', ...args] = user === undefined ? command : ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--', ...command]
    const { stdout } = await promisify(execFile)(file, args, { env: { ...process.env, ...this.env }, timeout: runLimitMs, cwd: this.home })
    return stdout
  }

  private async prepare(): Promise<void> {
    const config = join(this.home, '.claws-mail')
    const mail = join(this.home, 'Mail')
    for (const folder of ['.claws-mail', '.config', '.local', '.local/share', applications, 'run', 'Mail', ...folders.map((name) => join('Mail', name))]) {
      const path = join(this.home, folder)
      await mkdir(path)
      await chmod(path, 0o700)
      await this.own(path)
    }
    await this.write(join(config, 'accountrc'), account)
    await this.write(join(config, 'clawsrc'), settings)
    await this.write(join(config, 'folderlist.xml'), folderList(mail))
    await this.write(join(this.home, '.config', 'mimeapps.list'), isDefaultForMail)
    await this.write(join(this.home, applications, 'mail.desktop'), desktopEntry(join(this.home, 'mail')))
    await this.write(join(this.home, 'mail'), program)
    await chmod(join(this.home, 'mail'), 0o700)
  }

  private async write(path: string, content: string): Promise<void> {
    await writeFile(path, content)
    await this.own(path)
  }

  private async own(path: string): Promise<void> {
    const user = electronRuntime().asUser
    if (user !== undefined) await chown(path, user.uid, user.gid)
  }
}
