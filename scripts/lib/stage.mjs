import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { canRead } from './desk-user.mjs'
import { filesBelow, putInPlace } from './files.mjs'

const parts = ['out/main', 'out/preload', 'out/renderer', 'resources', 'package.json']

/**
 * Where `user` can start the built application from: the project folder itself, or, where that is closed to the user, a copy of what is
 * built (everything is bundled, so that is all). A copy is keyed by its content and put in place by a rename.
 */
export function stagedApp(user, project) {
  if (canRead(user, join(project, 'package.json')) && canRead(user, join(project, 'out', 'main', 'main.js'))) return project
  const files = parts.flatMap((part) => filesBelow(join(project, part))).filter((file) => !file.endsWith('.map'))
  return staged(user, project, files)
}

/** A copy of a whole folder that `user` can read. */
export function stagedFolder(user, folder) {
  return staged(user, folder, filesBelow(folder))
}

function staged(user, root, files) {
  const home = join(user.home, 'staged')
  const target = join(home, keyOf(root, files))
  if (existsSync(target)) return target
  mkdirSync(home, { recursive: true })
  removeOlder(home)
  const half = `${target}.${process.pid}`
  for (const file of files) cpSync(file, join(half, relative(root, file)))
  putInPlace(half, target)
  return target
}

/** Keeps the newest few: an application that still runs reads from its copy. */
function removeOlder(home) {
  const copies = readdirSync(home).map((name) => ({ path: join(home, name), at: statSync(join(home, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
  for (const { path } of copies.toSorted((a, b) => b.at - a.at).slice(5)) rmSync(path, { recursive: true, force: true })
}

function keyOf(project, files) {
  const hash = createHash('sha256')
  for (const file of files) {
    hash.update(relative(project, file).split(sep).join('/'))
    hash.update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 20)
}
