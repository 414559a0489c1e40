import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkFirstChunk, checkMainPieces } from './firstChunk.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'partner-desk-chunk-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), `<script type="module" crossorigin src="./assets/index-a.js"></script>
    <link rel="modulepreload" crossorigin href="./assets/shared-b.js"><link rel="stylesheet" crossorigin href="./assets/index-c.css">`)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (index: number, shared: number): void => {
  writeFileSync(join(folder, 'assets', 'index-a.js'), 'x'.repeat(index))
  writeFileSync(join(folder, 'assets', 'shared-b.js'), 'x'.repeat(shared))
  // Neither styles nor what is read later counts.
  writeFileSync(join(folder, 'assets', 'index-c.css'), 'x'.repeat(900_000))
  writeFileSync(join(folder, 'assets', 'later-d.js'), 'x'.repeat(900_000))
}

test('a first chunk within its limit is what its scripts are together', () => {
  write(250_000, 50_000)
  expect(checkFirstChunk(folder)).toBe(300_000)
})

test('one that is too large is refused by name, with the sizes', () => {
  write(260_000, 50_000)
  expect(() => checkFirstChunk(folder)).toThrow(/302\.7 KiB, and may be 300\.0 KiB: assets\/index-a\.js 253\.9 KiB, assets\/shared-b\.js 48\.8 KiB/u)
})

test('a main process in pieces is let through, and one in a single large piece refused by name', () => {
  mkdirSync(join(folder, 'chunks'))
  writeFileSync(join(folder, 'chunks', 'services-a.js'), 'x'.repeat(240_000))
  writeFileSync(join(folder, 'chunks', 'services-a.js.map'), 'x'.repeat(900_000))
  checkMainPieces(folder)
  writeFileSync(join(folder, 'chunks', 'composition-b.js'), 'x'.repeat(530_000))
  expect(() => checkMainPieces(folder)).toThrow(/240\.0 KiB: composition-b\.js 517\.6 KiB/u)
})
