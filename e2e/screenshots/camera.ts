import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { z } from 'zod'
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

export interface Look {
  readonly name: string
  readonly colorScheme: 'light' | 'dark'
}

/** Takes a page as its user sees it: read to the end, nothing moving, no focus ring that only a key would show. */
export async function takePicture(page: Page, folder: string, { name, colorScheme }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await expectSettled(page)
  await savePicture(folder, name, await page.screenshot({ animations: 'disabled', caret: 'hide' }))
}

export async function savePicture(folder: string, name: string, png: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${name}.png`), png)
}
