import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { projectDir } from '../lib/project.mjs'
import { makeFolder, removeFolder } from './folders.mjs'

/** A practice cloud outside of what is measured. @returns `{ url, ready, stop }` */
export async function startPractice(customers, more = []) {
  const folder = makeFolder('practice')
  const script = join(projectDir, 'out', 'main', 'practice.js')
  const child = spawn(process.execPath, [script, '--port', '0', '--data', folder, '--customers', String(customers), '--seed', '7', ...more], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  const [line] = await once(createInterface({ input: child.stdout }), 'line', { signal: AbortSignal.timeout(60_000) })
  child.stdout.resume()
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    removeFolder(folder)
  }
  const ready = JSON.parse(line)
  return { url: ready.url, ready, stop }
}
