import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withDisplay } from '../lib/display.mjs'
import { electronRuntime } from '../lib/electron.mjs'
import { icnsOf, icoOf } from '../lib/icon-files.mjs'
import { projectDir } from '../lib/project.mjs'
import { say } from '../lib/say.mjs'
import { setUp } from '../lib/setup.mjs'

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const blankApp = `import { app, BrowserWindow } from 'electron'
void app.whenReady().then(() => new BrowserWindow({ show: false }).loadURL('about:blank'))
`

/** `node scripts/icons.mjs`: makes all icon files from resources/icon.svg, drawn by Electron itself. The results are kept in the repository. */
export async function main() {
  await setUp()
  const svg = readFileSync(join(projectDir, 'resources', 'icon.svg'), 'utf8')
  const images = await withDisplay(() => draw(svg), { always: true })
  const resources = join(projectDir, 'resources')
  mkdirSync(join(resources, 'icons'), { recursive: true })
  for (const { size, png } of images) writeFileSync(join(resources, 'icons', `${size}x${size}.png`), png)
  writeFileSync(join(resources, 'icon.png'), images.find(({ size }) => size === 512).png)
  writeFileSync(join(resources, 'icon.ico'), icoOf(images.filter(({ size }) => size <= 256)))
  writeFileSync(join(resources, 'icon.icns'), icnsOf(images))
  say(`Made ${images.length} sizes, icon.ico and icon.icns`)
}

async function draw(svg) {
  const { _electron } = await import('playwright')
  const folder = mkdtempSync(join(tmpdir(), 'partner-desk-icons-'))
  chmodSync(folder, 0o755)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'icons', type: 'module', main: 'main.js' }))
  writeFileSync(join(folder, 'main.js'), blankApp)
  const app = await _electron.launch({ executablePath: electronRuntime().executablePath, args: [folder], chromiumSandbox: true, timeout: 30_000 })
  try {
    const page = await app.firstWindow()
    const images = []
    for (const size of sizes) images.push({ size, png: Buffer.from(await page.evaluate(drawInPage, { svg, size }), 'base64') })
    return images
  } finally {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Runs in the page: answers the picture as a PNG in base64. */
async function drawInPage({ svg, size }) {
  const { document, Image } = globalThis
  const image = new Image()
  image.src = `data:image/svg+xml,${encodeURIComponent(svg.replace('<svg ', `<svg width="${size}" height="${size}" `))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  canvas.getContext('2d').drawImage(image, 0, 0, size, size)
  return canvas.toDataURL('image/png').split(',')[1]
}
