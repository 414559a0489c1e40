import { FuseV1Options } from '@electron/fuses'
import { expect, test } from 'vitest'
import { packageFuses, setPackageFuses, testPackageVariable } from './fuses.mjs'

const wire = (length: number): Record<string, unknown> => ({ version: '1', ...Object.fromEntries(Array.from({ length }, (_, place) => [place, 48])) })

async function configFor(length: number, env: Record<string, string> = {}): Promise<Readonly<Record<string, unknown>>> {
  const seen: Readonly<Record<string, unknown>>[] = []
  await setPackageFuses({ executable: 'x', env, wireOf: async () => wire(length), flip: async (_, config) => seen.push(config) })
  return seen[0] ?? {}
}

test('every fuse that the tool knows stands at its place', () => {
  const names = Object.keys(FuseV1Options).filter((key) => Number.isNaN(Number(key)))
  expect(packageFuses({}).slice(0, names.length).map(([name]) => name)).toEqual(names)
})

test('what users get has no way in', async () => {
  expect(await configFor(8)).toEqual({
    version: '1',
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: false,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false
  })
})

test('only a package for tests lets the driver in', async () => {
  expect(await configFor(8, { [testPackageVariable]: '/somewhere' })).toHaveProperty(String(FuseV1Options.EnableNodeCliInspectArguments), true)
})

test('the fuse that came after Electron 33 stays as it is shipped', async () => {
  expect(await configFor(9)).not.toHaveProperty('8')
})

test('a fuse that nobody decided about stops the packaging', async () => {
  await expect(configFor(10)).rejects.toThrow(/place 9/)
})
