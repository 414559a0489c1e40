import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeLine, readLines } from './lines'
import { Records } from './records'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'practice-records-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function reopened(records: Records): Promise<Records> {
  await records.close()
  return Records.open(folder)
}

describe('lines', () => {
  it('reads back what it wrote, whatever the text', () => {
    const changes = [['t', 'ä\n\u2028"', { text: 'line\r\nfeed 😀' }], ['t', 'gone']] as const
    const content = Buffer.from(encodeLine([...changes]))
    expect(readLines(content)).toEqual({ changes: [changes], soundBytes: content.length })
  })

  it('stops before a line in which one byte is wrong', () => {
    const first = encodeLine([['t', 'a', 1]])
    const second = encodeLine([['t', 'b', 2]])
    const content = Buffer.from(first + second.replace('2', '3'))
    expect(readLines(content)).toEqual({ changes: [[['t', 'a', 1]]], soundBytes: Buffer.byteLength(first) })
  })
})

describe('records', () => {
  it('keeps changes and deletions over a restart', async () => {
    const records = await Records.open(folder)
    await records.apply([['t', 'a', { n: 1 }], ['t', 'b', { n: 2 }]])
    await records.apply([['t', 'a']])
    const again = await reopened(records)
    expect(again.get('t', 'a')).toBeUndefined()
    expect(again.get('t', 'b')).toEqual({ n: 2 })
    await again.close()
  })

  it('cuts a torn tail at any byte and keeps the groups before it whole', async () => {
    const records = await Records.open(folder)
    await records.apply([['t', 'first', 1]])
    const before = (await readFile(join(folder, 'world-0.log'))).length
    await records.apply([['t', 'left', 1], ['t', 'right', 1]])
    await records.close()
    const whole = await readFile(join(folder, 'world-0.log'))
    for (let length = before; length < whole.length; length += 1) {
      await writeFile(join(folder, 'world-0.log'), whole.subarray(0, length))
      const cut = await Records.open(folder)
      expect([cut.get('t', 'first'), cut.get('t', 'left'), cut.get('t', 'right')]).toEqual([1, undefined, undefined])
      await cut.apply([['t', 'after', length]])
      const again = await reopened(cut)
      expect(again.get('t', 'after')).toBe(length)
      await again.close()
    }
  })

  it('begins a new generation when the file is mostly history, without what is not to be kept', async () => {
    const records = await Records.open(folder, (_table, id) => id !== 'old', 2000)
    await records.apply([['t', 'old', 'x']])
    for (let n = 0; n < 200; n += 1) await records.apply([['t', 'same', n]])
    await records.close()
    const files = await readdir(folder)
    expect(files).toHaveLength(1)
    expect(files[0]).not.toBe('world-0.log')
    expect((await readFile(join(folder, files[0] ?? ''))).length).toBeLessThan(6000)
    const again = await Records.open(folder)
    expect(again.get('t', 'same')).toBe(199)
    expect(again.get('t', 'old')).toBeUndefined()
    await again.close()
  })

  it('ignores the unfinished file of a generation that a crash cut short', async () => {
    const records = await Records.open(folder)
    await records.apply([['t', 'a', 1]])
    await records.close()
    await writeFile(join(folder, 'world-1.log.tmp'), encodeLine([['t', 'a', 2]]))
    const again = await Records.open(folder)
    expect(again.get('t', 'a')).toBe(1)
    expect(await readdir(folder)).toEqual(['world-0.log'])
    await again.close()
  })

  it('refuses every change after one could not be written', async () => {
    const records = await Records.open(folder)
    await records.close()
    await expect(records.apply([['t', 'a', 1]])).rejects.toThrow()
    await expect(records.apply([['t', 'b', 1]])).rejects.toThrow()
  })
})
