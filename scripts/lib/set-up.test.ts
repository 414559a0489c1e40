import { execFile, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { crc32, deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { alone } from './lock.mjs'
import { packagesMatch } from './packages.mjs'
import { projectDir } from './project.mjs'
import { trouble } from './trouble.mjs'
import { unzip } from './zip.mjs'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partner-desk-setup-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('Node too old', () => {
  const startWith = async (version: string): Promise<{ readonly code: number; readonly stderr: string }> => {
    const pretend = join(folder, 'pretend.cjs')
    await writeFile(pretend, `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: ${JSON.stringify(version)} } })`)
    const enter = JSON.stringify(join(projectDir, 'scripts', 'lib', 'enter.mjs'))
    const code = `import(${enter}).then(({ enter }) => enter(() => Promise.resolve({ main: () => 7 })))`
    return promisify(execFile)(process.execPath, ['--require', pretend, '-e', code]).then(
      ({ stderr }) => ({ code: 0, stderr }),
      (failure: { readonly code: number; readonly stderr: string }) => failure
    )
  }

  test.each(['12.22.0', '18.20.4', '20.18.1'])('%s is refused with what to do', async (version) => {
    const { code, stderr } = await startWith(version)
    expect(code).toBe(1)
    expect(stderr).toContain('needs Node 20.19 or newer')
    expect(stderr).toContain(version)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  test.each(['20.19.0', '22.12.0', '24.0.0'])('%s goes on to the command', async (version) => {
    expect(await startWith(version)).toMatchObject({ code: 7, stderr: '' })
  })
})

describe('packages', () => {
  const write = async (path: string, packages: Record<string, object>): Promise<void> => {
    await mkdir(join(folder, 'node_modules'), { recursive: true })
    await writeFile(join(folder, path), JSON.stringify({ packages }))
  }
  const installed = 'node_modules/.package-lock.json'

  test('are there when every needed one has its version', async () => {
    await write('package-lock.json', { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/other-system': { version: '1.0.0', optional: true } })
    await write(installed, { 'node_modules/a': { version: '1.0.0' } })
    expect(packagesMatch(folder)).toBe(true)
  })

  test('are not there when one differs, misses, or nothing was finished', async () => {
    await write('package-lock.json', { 'node_modules/a': { version: '1.0.0' } })
    expect(packagesMatch(folder)).toBe(false)
    await write(installed, { 'node_modules/a': { version: '1.0.1' } })
    expect(packagesMatch(folder)).toBe(false)
    await write(installed, {})
    expect(packagesMatch(folder)).toBe(false)
    await writeFile(join(folder, installed), '{"packages": {"node_mod')
    expect(packagesMatch(folder)).toBe(false)
  })
})

describe('a failed program', () => {
  test.each([
    ['npm error code ENOSPC', /disk is full/],
    ['getaddrinfo ENOTFOUND packages.example', /network/],
    ['npm error code EAI_AGAIN', /network/],
    ['npm error EACCES: permission denied', /who owns/],
    ['npm error code EUSAGE', /do not belong together/]
  ])('that says “%s” leads to a sentence with what to do', (output, sentence) => {
    expect(trouble('Installing', output).message).toMatch(sentence)
  })

  test('of an unknown kind shows its own words', () => {
    expect(trouble('Installing', 'the moon is full').message).toContain('the moon is full')
  })
})

describe('one at a time', () => {
  test('the second waits for the first', async () => {
    const lock = join(folder, 'lock')
    const order: string[] = []
    const gate: { open?: () => void } = {}
    const first = alone(lock, async () => {
      order.push('first begins')
      await new Promise<void>((resolve) => (gate.open = resolve))
      order.push('first ends')
    })
    const second = alone(lock, async () => order.push('second'))
    gate.open?.()
    await Promise.all([first, second])
    expect(order).toEqual(['first begins', 'first ends', 'second'])
  })

  test('the lock of a process that was killed is taken over', async () => {
    const child = spawn(process.execPath, ['-e', ''])
    await new Promise((resolve) => child.once('close', resolve))
    await writeFile(join(folder, 'lock'), String(child.pid))
    await expect(alone(join(folder, 'lock'), async () => 'done')).resolves.toBe('done')
    expect(await readdir(folder)).toEqual([])
  })
})

describe('unzip', () => {
  const text = 'a good deal of text '.repeat(50)
  const keep = (name: string): string => name

  test('unpacks deflated and stored entries with their right to run, and leaves out what has no place', async () => {
    const zip = await zipOf([entry('top/run', text, { executable: true }), entry('top/plain', 'x', { stored: true }), entry('top/left', 'out')])
    unzip(zip, join(folder, 'to'), (name: string) => (name.endsWith('left') ? undefined : name.slice(4)))
    expect((await readdir(join(folder, 'to'))).toSorted()).toEqual(['plain', 'run'])
    expect(await readFile(join(folder, 'to', 'run'), 'utf8')).toBe(text)
    expect((await stat(join(folder, 'to', 'run'))).mode & 0o111).toBe(0o111)
    expect((await stat(join(folder, 'to', 'plain'))).mode & 0o111).toBe(0)
  })

  test('refuses a damaged entry, an entry outside, and half a file', async () => {
    const damaged = await zipOf([entry('a', text, { checksum: 1 })])
    expect(() => unzip(damaged, folder, keep)).toThrow(/damaged/)
    const outside = await zipOf([entry('../a', text)])
    expect(() => unzip(outside, folder, keep)).toThrow(/outside/)
    await writeFile(join(folder, 'half.zip'), (await readFile(outside)).subarray(0, 40))
    expect(() => unzip(join(folder, 'half.zip'), folder, keep)).toThrow(/part of one/)
  })

  interface Entry {
    readonly local: Buffer
    readonly central: (at: number) => Buffer
  }

  function entry(name: string, content: string, { executable = false, stored = false, checksum = crc32(content) } = {}): Entry {
    const packed = stored ? Buffer.from(content) : deflateRawSync(content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(stored ? 0 : 8, 10)
    central.writeUInt32LE(checksum, 16)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE((executable ? 0o100755 : 0o100644) * 65_536, 38)
    return {
      local: Buffer.concat([local, Buffer.from(name), packed]),
      central: (at) => {
        central.writeUInt32LE(at, 42)
        return Buffer.concat([central, Buffer.from(name)])
      }
    }
  }

  async function zipOf(entries: readonly Entry[]): Promise<string> {
    const file = join(folder, 'test.zip')
    const locals = Buffer.concat(entries.map(({ local }) => local))
    const directory = Buffer.concat(entries.map(({ central }, index) => central(entries.slice(0, index).reduce((sum, before) => sum + before.local.length, 0))))
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt32LE(directory.length, 12)
    end.writeUInt32LE(locals.length, 16)
    await writeFile(file, Buffer.concat([locals, directory, end]))
    return file
  }
})
