import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

export interface Trace {
  /** Path below the folder, with `/`. */
  readonly file: string
  readonly what: string
}

/** What the practice cloud says about itself to anybody who starts it: its addresses and accounts, with who they are for. */
const practiceNote = 'practice-cloud.json'

/** Where one of these texts stands below the application's data folder, in any file and in either encoding that Chromium writes. */
export async function findTraces(folder: string, texts: readonly string[]): Promise<readonly Trace[]> {
  const wanted = texts.map((text) => ({ what: text.length > 40 ? `${text.slice(0, 40)}…` : text, forms: [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')] }))
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && entry.name !== practiceNote)
  const found = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name)
      // A running application may have put a file away since; what takes its place is found by the next search.
      const content = await readFile(path).catch((cause: unknown) => {
        if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return Buffer.alloc(0)
        throw cause
      })
      const file = relative(folder, path).replaceAll('\\', '/')
      return wanted.filter(({ forms }) => forms.some((form) => content.includes(form))).map(({ what }) => ({ file, what }))
    })
  )
  return found.flat()
}
