import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const tail = 4_000_000

/**
 * Runs a program to its end and answers `{ code, output }`; never rejects for a failing program (code 127: there is none).
 * `output` is the last part of what it wrote. Several runs may go on at once.
 * @param options `cwd`, `env`, `show` (pass its output on to stderr as well), `timeoutMs`
 */
export function run(command, args, { cwd, env, show = false, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true, timeout: timeoutMs, killSignal: 'SIGKILL' })
    let output = ''
    const take = (chunk) => {
      output = (output + chunk).slice(-tail)
      if (show) process.stderr.write(chunk)
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.once('error', (error) => resolve({ code: error.code === 'ENOENT' ? 127 : 126, output: `${output}${error.message}` }))
    child.once('close', (code, signal) => resolve({ code: code ?? 128, signal, output }))
  })
}

/**
 * Runs a program that takes over the terminal, hands signals on to it, and answers its exit code.
 */
export function runAttached(command, args, { cwd, env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: 'inherit' })
    // Ctrl+C in a terminal reaches the child by itself; a second one would tear it down in the middle of its clean end.
    const pass = (signal) => signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal)
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, pass)
    const done = () => {
      for (const signal of signals) process.off(signal, pass)
    }
    child.once('error', (error) => {
      done()
      reject(error)
    })
    child.once('close', (code, signal) => {
      done()
      resolve(code ?? (signal === null ? 1 : 128))
    })
  })
}

/** Runs npm, as the one that started us, or the one on the path. It ends with us, so that it never works on behind the back of the next attempt. */
export function npm(args, options) {
  const [program, ...rest] = mortal([...npmCommand(), ...args])
  return run(program, rest, options)
}

function npmCommand() {
  const own = process.env['npm_execpath']
  if (own !== undefined && /npm-cli\.[cm]?js$/.test(own)) return [process.execPath, own]
  // On Windows npm is a batch file, which only a shell can start; all arguments are our own constants.
  return process.platform === 'win32' ? ['cmd.exe', '/d', '/s', '/c', 'npm'] : ['npm']
}

/** The command, on Linux made to die with this process even when this one is killed without warning. */
export function mortal(command) {
  return process.platform === 'linux' && onPath('setpriv') ? ['setpriv', '--pdeathsig', 'KILL', ...command] : command
}

/** Whether a program is on the path. */
export function onPath(program) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))
}
