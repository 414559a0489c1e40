import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { z } from 'zod'
import type { Desk } from '../fixtures/app'
import { expectSettled } from '../pages/allPages'

const folders = z.object({
  /** For the four pictures of the README. */
  readme: z.string(),
  /** For all the others. */
  all: z.string()
})

/** Where `npm run screenshots` wants the pictures. */
export function pictureFolders(): z.infer<typeof folders> {
  return folders.parse(JSON.parse(process.env['PARTNER_DESK_SCREENSHOTS'] ?? 'null'))
}

export interface Appearance {
  readonly colorScheme: 'light' | 'dark'
  /** The system's own high contrast, whose colours take the place of the page's. */
  readonly forcedColors?: 'active'
}

export interface Look {
  readonly name: string
  readonly appearance: Appearance
}

/** Takes a page as its user sees it: read to the end, nothing moving, no focus ring that only a key would show. */
export async function takePicture(page: Page, folder: string, { name, appearance }: Look): Promise<void> {
  await wear(page, appearance)
  await savePicture(folder, name, await page.screenshot({ animations: 'disabled', caret: 'hide' }))
}

/** The same of a page that is zoomed, of which the driver would take only the part that fits without. */
export async function takeZoomedPicture({ app, portal }: Desk, folder: string, { name, appearance }: Look): Promise<void> {
  await wear(portal, appearance)
  const window = await app.browserWindow(portal)
  const base64 = await window.evaluate(async ({ webContents }) => (await webContents.capturePage()).toPNG().toString('base64'))
  await savePicture(folder, name, Buffer.from(base64, 'base64'))
}

async function wear(page: Page, appearance: Appearance): Promise<void> {
  await page.emulateMedia({ forcedColors: null, ...appearance, reducedMotion: 'reduce' })
  await expectSettled(page)
}

export async function savePicture(folder: string, name: string, png: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${name}.png`), png)
}
