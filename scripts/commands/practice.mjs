import { join } from 'node:path'
import { ensureBuilt } from '../lib/build.mjs'
import { projectDir } from '../lib/project.mjs'
import { runAttached } from '../lib/run.mjs'
import { setUpPackages } from '../lib/setup.mjs'

/** `npm run practice -- …`: the practice cloud alone, in plain Node. Its first line on stdout is the JSON that says it is ready, so nothing else is written there. */
export async function main(args) {
  await setUpPackages()
  await ensureBuilt()
  return runAttached(process.execPath, [join(projectDir, 'out', 'main', 'practice.js'), ...args])
}
