// Stands in for the default application of Electron's own distribution: runs the application folder given on the command line.
import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const preload = []
let folder
for (let at = 1; at < process.argv.length && folder === undefined; at += 1) {
  const argument = process.argv[at]
  if (argument === '-r' || argument === '--require') preload.push(process.argv[(at += 1)])
  else if (!argument.startsWith('-')) folder = resolve(argument)
}
if (folder === undefined) {
  console.error('Which application? Give its folder as the argument.')
  process.exit(1)
}

process.defaultApp = true
const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
app.setName(about.productName ?? about.name)
app.setVersion(about.version ?? '0.0.0')
app.setAppPath(folder)
const requireFrom = createRequire(join(folder, 'package.json'))
for (const file of preload) requireFrom(resolve(file))
// Electron holds back its `ready` until this module has finished, so the application can still register schemes.
await import(pathToFileURL(join(folder, about.main ?? 'index.js')).href)
