import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { projectDir } from '../lib/project.mjs'
import { makeFolder, removeFolder } from './folders.mjs'

/** A practice cloud outside of what is measured. @returns `{ url, stop }` */
export async function startPractice(customers) {
  const folder = makeFolder('practice')
  const script = join(projectDir, 'out', 'main', 'practice.js')
  const child = spawn(process.execPath, [script, '--port', '0', '--data', folder, '--customers', String(customers), '--seed', '7'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  const [line] = await once(createInterface({ input: child.stdout }), 'line', { signal: AbortSignal.timeout(60_000) })
  child.stdout.resume()
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    removeFolder(folder)
  }
  return { url: JSON.parse(line).url, stop }
}
