import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from '../lib/build.mjs'
import { projectDir } from '../lib/project.mjs'
import { setUpPackages } from '../lib/setup.mjs'

/**
 * `npm run practice -- …`: the practice cloud alone, in plain Node. Its first line on stdout is the JSON that says it is ready, so nothing else is written there.
 * It runs in this very process, so that whoever ends this process, even with SIGKILL, ends the cloud and frees its folder.
 */
export async function main() {
  await setUpPackages()
  await ensureBuilt()
  // It reads the arguments from process.argv itself, and says with its own exit code how it ended.
  await import(pathToFileURL(join(projectDir, 'out', 'main', 'practice.js')).href)
}
