import { Stop } from './say.mjs'

/** Names the folder for a package made only for end-to-end tests: its inspector is left on. Never set for what users get. */
export const testPackageVariable = 'PARTNER_DESK_TEST_PACKAGE'

/**
 * What each fuse of a packaged application is, by its place in Electron's fuse wire (the numbers of `FuseV1Options`).
 * The last one came after Electron 33; the tool at hand does not know it and leaves it as Electron ships it, on.
 */
export function packageFuses(env) {
  return [
    ['RunAsNode', false],
    ['EnableCookieEncryption', true],
    ['EnableNodeOptionsEnvironmentVariable', false],
    ['EnableNodeCliInspectArguments', Boolean(env[testPackageVariable])],
    ['EnableEmbeddedAsarIntegrityValidation', true],
    ['OnlyLoadAppFromAsar', true],
    ['LoadBrowserProcessSpecificV8Snapshot', false],
    ['GrantFileProtocolExtraPrivileges', false],
    ['WasmTrapHandlers', 'as shipped']
  ]
}

/**
 * Sets every fuse of a packaged executable. A fuse that nobody has decided about stops the packaging: a new version of Electron must not bring
 * an open door along.
 * @param flip does the work: `flipFuses(executable, config)` of `@electron/fuses`
 */
export async function setPackageFuses({ executable, env, wireOf, flip }) {
  const fuses = packageFuses(env)
  const wire = await wireOf(executable)
  const places = Object.keys(wire).filter((key) => key !== 'version').map(Number)
  const undecided = places.filter((place) => fuses[place] === undefined)
  if (undecided.length > 0) throw new Stop(`This Electron has fuses that are not decided yet (place ${undecided.join(', ')} in the wire). Decide in scripts/lib/fuses.mjs.`)
  const decided = places.filter((place) => typeof fuses[place][1] === 'boolean')
  const config = Object.fromEntries(decided.map((place) => [place, fuses[place][1]]))
  await flip(executable, { version: wire.version, strictlyRequireAllFuses: decided.length === places.length, resetAdHocDarwinSignature: false, ...config })
}
