import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ensureBuilt } from '../lib/build.mjs'
import { withDisplay } from '../lib/display.mjs'
import { projectDir } from '../lib/project.mjs'
import { run, runAttached } from '../lib/run.mjs'
import { say } from '../lib/say.mjs'
import { setUp } from '../lib/setup.mjs'

const readme = join(projectDir, 'resources', 'screenshots')
const all = join(projectDir, 'out', 'screenshots')
const config = join(projectDir, 'e2e', 'screenshots', 'playwright.config.ts')
const tool = join(projectDir, 'node_modules', '@playwright', 'test', 'cli.js')

/** `npm run screenshots -- …`: pictures of the running application. Further arguments go to Playwright: `--grep README` takes only those of the README. */
export async function main(args) {
  await setUp()
  await ensureBuilt()
  if (args.length === 0) rmSync(all, { recursive: true, force: true })
  mkdirSync(readme, { recursive: true })
  const code = await withDisplay(() => takePictures(args), { always: true })
  if (code !== 0) return code
  await makeSmall(readme)
  process.stdout.write(`Pictures of the README: ${relative(projectDir, readme)}\nEvery page in light, dark, high contrast, German, and German at 200 %: ${relative(projectDir, all)}\n`)
  return 0
}

/** The display is known to the environment only once there is one. */
function takePictures(args) {
  const env = { ...process.env, PARTNER_DESK_SCREENSHOTS: JSON.stringify({ readme, all }) }
  return runAttached(process.execPath, [tool, 'test', '--config', config, ...args], { cwd: projectDir, env })
}

/** A palette of 256 colours is enough for an interface, and a quarter of the size; what it made of white is white again. Without ImageMagick the pictures stay as they are. */
async function makeSmall(folder) {
  const program = await imageMagick()
  if (program === undefined) say('ImageMagick is not installed, so the pictures of the README are not made smaller')
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.png'))) {
    const file = join(folder, name)
    if (program !== undefined) await run(program, [file, '-strip', '+dither', '-colors', '256', '-fuzz', '1%', '-fill', 'white', '-opaque', 'white', '-define', 'png:compression-level=9', `PNG8:${file}`])
    say(`${name}: ${Math.ceil(statSync(file).size / 1024)} KB`)
  }
}

async function imageMagick() {
  for (const program of ['magick', 'convert-im6', 'convert']) {
    // Windows has a `convert` of its own, which is something else entirely.
    if ((await run(program, ['-version'], { timeoutMs: 10_000 })).output.includes('ImageMagick')) return program
  }
  return undefined
}
