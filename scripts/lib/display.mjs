import { spawn } from 'node:child_process'
import { needsVirtualDisplay } from './linux-libraries.mjs'
import { mortal } from './run.mjs'
import { Stop } from './say.mjs'

const startLimit = 15_000

/**
 * Does `work` with a display: the machine's own, or on Linux without one a virtual one that ends with the work.
 * @param options `always` takes a virtual display even where there is a real one, so that tests do not disturb the desktop
 */
export async function withDisplay(work, { always = false } = {}) {
  if (process.platform !== 'linux' || !(always || needsVirtualDisplay())) return work()
  const before = process.env['DISPLAY']
  const display = await startVirtualDisplay()
  process.env['DISPLAY'] = display.name
  try {
    return await work()
  } finally {
    if (before === undefined) delete process.env['DISPLAY']
    else process.env['DISPLAY'] = before
    await display.stop()
  }
}

/**
 * Starts Xvfb on a free display. Without an access list (`-ac`), because Electron may run as another user than we do, but without any
 * network port, so that only this machine can reach it. Without a screen saver (`-s 0`): after ten minutes without a key it would count as
 * a locked screen, and a locked screen ends every customer's session, rightly.
 */
async function startVirtualDisplay() {
  // In a session of its own, so that Ctrl+C ends the application first; and it dies with us, even if we are killed.
  const [program, ...args] = mortal(['Xvfb', '-displayfd', '3', '-screen', '0', '1600x1000x24', '-ac', '-s', '0', '-nolisten', 'tcp', '-noreset'])
  const server = spawn(program, args, { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const kill = () => server.kill('SIGKILL')
  process.once('exit', kill)
  const ended = new Promise((resolve) => server.once('close', resolve))
  const stop = async () => {
    process.off('exit', kill)
    server.kill('SIGTERM')
    await ended
  }
  return { name: `:${await numberOf(server)}`, stop }
}

function numberOf(server) {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Stop('The virtual display (Xvfb) did not start in time. Run the command again.')), startLimit)
    server.once('error', () => reject(new Stop('The virtual display (Xvfb) is missing. Run: npm run setup')))
    server.once('exit', () => reject(new Stop('The virtual display (Xvfb) ended while it started. Run the command again.')))
    let text = ''
    server.stdio[3].on('data', (chunk) => {
      text += chunk
      if (!text.includes('\n')) return
      clearTimeout(limit)
      resolve(text.trim())
    })
  })
}
