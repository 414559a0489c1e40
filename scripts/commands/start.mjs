import { ensureBuilt } from '../lib/build.mjs'
import { prepareDataDir } from '../lib/data-dir.mjs'
import { withDisplay } from '../lib/display.mjs'
import { electronRuntime } from '../lib/electron.mjs'
import { needsVirtualDisplay } from '../lib/linux-libraries.mjs'
import { runAttached } from '../lib/run.mjs'
import { say } from '../lib/say.mjs'
import { setUp } from '../lib/setup.mjs'

/** `npm start`: set-up and build where needed, then the application; further arguments go to it. */
export async function main(args) {
  await setUp()
  await ensureBuilt()
  const electron = electronRuntime()
  const env = environment(electron.asUser)
  if (needsVirtualDisplay()) say('This machine has no display: the application runs on a virtual one, where nobody sees it')
  return withDisplay(() => runAttached(electron.executablePath, [electron.appPath(), ...args], { env: { ...process.env, ...env } }))
}

/** An empty variable means the same as none. */
function environment(user) {
  const folder = process.env['PARTNER_DESK_DATA_DIR']
  return folder === undefined || folder === '' ? {} : { PARTNER_DESK_DATA_DIR: prepareDataDir(folder, user) }
}
