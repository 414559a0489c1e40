import { readFileSync, statSync } from 'node:fs'
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

const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`
