import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const main = `import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 820, webPreferences: { sandbox: true, contextIsolation: true } })
  void window.loadFile(join(import.meta.dirname, 'index.html'))
})
`

// One letter, because a page without any content never has a first contentful paint.
const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bare</title></head><body>-<script>performance.mark('interactive')</script></body></html>
`

/** Writes the yardstick into a folder: the smallest Electron application, one sandboxed window and an empty page. */
export function writeBareApp(folder) {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'bare', version: '1.0.0', type: 'module', main: 'main.js' }))
  writeFileSync(join(folder, 'main.js'), main)
  writeFileSync(join(folder, 'index.html'), page)
  return folder
}
