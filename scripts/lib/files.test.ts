import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { putInPlace } from './files.mjs'

let folder = ''
const copyOf = (name: string, text: string): string => {
  const copy = join(folder, name)
  mkdirSync(copy)
  writeFileSync(join(copy, 'file'), text)
  return copy
}

describe('a finished copy', () => {
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'files-')) })
  afterEach(() => { rmSync(folder, { recursive: true }) })

  test('gets its name', () => {
    putInPlace(copyOf('copy.1', 'one'), join(folder, 'copy'))
    expect(readFileSync(join(folder, 'copy', 'file'), 'utf8')).toBe('one')
    expect(existsSync(join(folder, 'copy.1'))).toBe(false)
  })

  test('gives way to the same copy of another process', () => {
    const [first, second] = [copyOf('copy.1', 'one'), copyOf('copy.2', 'two')]
    putInPlace(first, join(folder, 'copy'))
    putInPlace(second, join(folder, 'copy'))
    expect(readFileSync(join(folder, 'copy', 'file'), 'utf8')).toBe('one')
    expect(existsSync(join(folder, 'copy.2'))).toBe(false)
  })

  test('that cannot be named says so', () => {
    expect(() => { putInPlace(copyOf('copy.1', 'one'), join(folder, 'nowhere', 'copy')) }).toThrow('ENOENT')
  })
})
