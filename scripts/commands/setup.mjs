import { electronRuntime } from '../lib/electron.mjs'
import { say } from '../lib/say.mjs'
import { setUp } from '../lib/setup.mjs'

/** `npm run setup`: all the set-up that the other commands do by themselves. */
export async function main() {
  await setUp()
  const { version, executablePath } = electronRuntime()
  say(`Ready: Electron ${version}, ${executablePath}`)
}
