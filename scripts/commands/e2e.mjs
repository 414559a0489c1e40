import { ensureBuilt } from '../lib/build.mjs'
import { withDisplay } from '../lib/display.mjs'
import { projectDir } from '../lib/project.mjs'
import { runAttached } from '../lib/run.mjs'
import { setUp } from '../lib/setup.mjs'
import { tools } from '../lib/tools.mjs'

/** `npm run e2e -- …`: only the end-to-end tests; further arguments go to Playwright. On Linux always on a virtual display, so that it disturbs nobody. */
export async function main(args) {
  await setUp({ tests: true })
  await ensureBuilt()
  return withDisplay(() => runAttached(process.execPath, [...tools.endToEnd, ...args], { cwd: projectDir }), { always: true })
}
