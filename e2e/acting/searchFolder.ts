import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Which files below a folder hold one of these texts, as bytes of UTF-8 or UTF-16.
 * @returns paths below the folder, sorted
 */
export async function filesHolding(folder: string, texts: readonly string[]): Promise<readonly string[]> {
  const needles = texts.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')])
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found = await Promise.all(
    entries.filter((entry) => entry.isFile()).map(async ({ parentPath, name }) => {
      const path = join(parentPath, name)
      // A file that goes away while it is looked for holds nothing.
      const bytes = await readFile(path).catch(() => Buffer.alloc(0))
      return needles.some((needle) => bytes.includes(needle)) ? [path.slice(folder.length + 1)] : []
    })
  )
  return found.flat().toSorted((a, b) => a.localeCompare(b))
}
