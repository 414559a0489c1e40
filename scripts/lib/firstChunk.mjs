import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Stop } from './say.mjs'

/** What every start reads and runs before it shows anything, in bytes. React with its DOM alone is 218 KB of it. */
const limit = 300 * 1024

/** The scripts that a page of the build names itself, with their sizes. */
export function firstScripts(folder, page = 'index.html') {
  const html = readFileSync(join(folder, page), 'utf8')
  const names = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map((found) => found[1])
  return names.map((name) => ({ name, bytes: statSync(join(folder, name)).size }))
}

/** Refuses a build whose first scripts are too large, and says which they are. Words and panels of one page come with that page. */
export function checkFirstChunk(folder) {
  const scripts = firstScripts(folder)
  const bytes = scripts.reduce((sum, script) => sum + script.bytes, 0)
  if (bytes <= limit) return bytes
  const list = scripts.map((script) => `${script.name} ${kib(script.bytes)}`).join(', ')
  throw new Stop(`The first chunk of the pages is ${kib(bytes)}, and may be ${kib(limit)}: ${list}. Move what the first page does not need into a chunk that is read later (renderer/README.md).`)
}

/** What the main process compiles in one go, in bytes: with 500 KB it answers nobody for a tenth of a second and more. */
const mainPieceLimit = 240 * 1024

/** Refuses a build of the main process with a piece that takes too long at once, and says which (electron/startup/loadInParts.ts). */
export function checkMainPieces(folder) {
  const pieces = readdirSync(join(folder, 'chunks')).filter((name) => name.endsWith('.js')).map((name) => ({ name, bytes: statSync(join(folder, 'chunks', name)).size }))
  const large = pieces.filter(({ bytes }) => bytes > mainPieceLimit).map(({ name, bytes }) => `${name} ${kib(bytes)}`)
  if (large.length > 0) throw new Stop(`No piece of the main process may be larger than ${kib(mainPieceLimit)}: ${large.join(', ')}. Name another part of it in electron/startup/loadInParts.ts.`)
}

const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`
