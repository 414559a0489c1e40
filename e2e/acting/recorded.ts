import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What the application has put on the disk among the technician’s own records. */
export async function recorded(dataDir: string): Promise<string> {
  const files = (await readdir(dataDir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && /personal/u.test(entry.name + entry.parentPath))
  return (await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'utf8')))).join('\n')
}
