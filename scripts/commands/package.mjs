import { join } from 'node:path'
import { ensureBuilt } from '../lib/build.mjs'
import { electronRuntime, startable } from '../lib/electron.mjs'
import { testPackageVariable } from '../lib/fuses.mjs'
import { projectDir } from '../lib/project.mjs'
import { runAttached } from '../lib/run.mjs'
import { say, Stop } from '../lib/say.mjs'
import { setUp } from '../lib/setup.mjs'

const defaults = { linux: ['--linux', 'dir'], darwin: ['--mac', 'dir'], win32: ['--win', 'dir'] }

/** `npm run package`: an unpacked application for this system below dist/. Arguments for other targets go to electron-builder (`-- --win nsis`). */
export async function main(args) {
  await setUp()
  await ensureBuilt()
  const electron = electronRuntime()
  if (!electron.official && args.length > 0) {
    throw new Stop('Packages for users are made from the official Electron, which is not here because GitHub could not be reached. Here only the unpacked application can be made: npm run package')
  }
  // Taken from what is already here: the same version, and no second download.
  const here = args.length === 0 ? [`-c.electronDist=${electron.distPath}`, `-c.electronVersion=${electron.version}`] : []
  const tool = join(projectDir, 'node_modules', 'electron-builder', 'cli.js')
  const code = await runAttached(process.execPath, [tool, '--config', 'electron-builder.config.mjs', '--publish', 'never', ...here, ...(args.length === 0 ? defaults[process.platform] : args)], { cwd: projectDir })
  if (code === 0 && args.length === 0 && process.platform === 'linux') say(`Start it with: ${startable(join(process.env[testPackageVariable] || join(projectDir, 'dist'), 'linux-unpacked', 'partner-desk'))}`)
  return code
}
