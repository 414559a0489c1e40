import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isOwnUrl, resolveAppPath } from './appPaths'

let folder = ''
let root = ''

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'app-paths-')))
  root = join(folder, 'renderer')
  await mkdir(join(root, 'assets'), { recursive: true })
  await mkdir(join(folder, 'renderer-secret'))
  await writeFile(join(root, 'index.html'), 'page')
  await writeFile(join(root, 'assets/a b.js'), 'script')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(folder, 'renderer-secret/key'), 'secret')
  await symlink(join(folder, 'secret.txt'), join(root, 'link.txt'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

test('files of the build are found, encoded names too', async () => {
  await expect(resolveAppPath(root, 'app://partner-desk/index.html?x=1#y')).resolves.toEqual({ ok: true, file: join(root, 'index.html') })
  await expect(resolveAppPath(root, 'app://partner-desk/assets/a%20b.js')).resolves.toEqual({ ok: true, file: join(root, 'assets/a b.js') })
})

describe('nothing else is', () => {
  test.each([
    ['another host', 'app://elsewhere/index.html', 400],
    ['another scheme', 'https://partner-desk/index.html', 400],
    ['no address at all', 'index.html', 400],
    ['a hidden step up', 'app://partner-desk/%2e%2e%2fsecret.txt', 400],
    ['a hidden step up in the middle', 'app://partner-desk/assets/..%2f..%2fsecret.txt', 400],
    ['a doubly hidden step up', 'app://partner-desk/%252e%252e%252fsecret.txt', 404],
    ['a backslash', 'app://partner-desk/..%5csecret.txt', 400],
    ['a NUL', 'app://partner-desk/index.html%00.js', 400],
    ['bad encoding', 'app://partner-desk/%E0%A4%A', 400],
    ['a link that leads out', 'app://partner-desk/link.txt', 404],
    ['a folder whose name begins alike', 'app://partner-desk/..%2frenderer-secret%2fkey', 400],
    ['the folder itself', 'app://partner-desk/', 404],
    ['what is not there', 'app://partner-desk/missing.js', 404]
  ] as const)('%s', async (_what, url, status) => {
    await expect(resolveAppPath(root, url)).resolves.toEqual({ ok: false, status })
  })
})

test.each([
  ['app://partner-desk/frame/index.html', true],
  ['app://partner-desk.example/', false],
  ['app://partner-desk@example.com/', false],
  ['file:///index.html', false],
  ['', false]
])('%s is ours: %s', (url, expected) => expect(isOwnUrl(url)).toBe(expected))
