import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { isRoot } from './project.mjs'
import { run } from './run.mjs'
import { say, Stop } from './say.mjs'
import { trouble } from './trouble.mjs'

const name = 'partner-desk'

/**
 * The ordinary user that Electron runs as when we are root: Chromium's sandbox does not work for root, and the application never
 * runs without the sandbox. `undefined` where we are an ordinary user ourselves, or the user is not made yet.
 * @returns {{ name: string, uid: number, gid: number, home: string } | undefined}
 */
export function deskUser() {
  if (!isRoot) return undefined
  const fields = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find((line) => line[0] === name)
  return fields === undefined ? undefined : { name, uid: Number(fields[2]), gid: Number(fields[3]), home: fields[5] }
}

/** Makes that user where it is needed and missing. */
export async function ensureDeskUser() {
  if (!isRoot || deskUser() !== undefined) return
  say(`Making the user ${name}: Electron’s sandbox does not work for root, so Electron runs as that user`)
  const { code, output } = await run('useradd', ['--system', '--user-group', '--create-home', '--home-dir', `/home/${name}`, '--shell', '/usr/sbin/nologin', name])
  if (code === 127) throw new Stop(`Electron’s sandbox does not work for root, and this system has no useradd. Make an ordinary user named ${name}, or run the command as an ordinary user.`)
  if (code !== 0 && deskUser() === undefined) throw trouble(`Making the user ${name}`, output)
}

/** The program and first arguments that run something as `user`, with no right of root left. */
export function asUser(user) {
  return ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--no-new-privs', '--']
}

/** Whether `user` may read this file or folder, asked of the system itself. */
export function canRead(user, path) {
  const [program, ...args] = asUser(user)
  return spawnSync(program, [...args, 'test', '-r', path]).status === 0
}

/** Whether `user` may make files in this folder. */
export function canWrite(user, folder) {
  const [program, ...args] = asUser(user)
  return spawnSync(program, [...args, 'test', '-d', folder, '-a', '-w', folder, '-a', '-x', folder]).status === 0
}
