import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = join(fileURLToPath(import.meta.url), '../../..')

/**
 * What the files of a folder say, by their paths within it. Read from the disk: as modules, each of hundreds of files would be asked of
 * Vite by itself, and again for each test file.
 * @param folder - from the project's folder on, as `renderer/i18n`
 */
export function textsBelow(folder: string, wanted: (path: string) => boolean): ReadonlyMap<string, string> {
  const paths = readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' }).map(path => path.replaceAll('\\', '/'))
  return new Map(paths.filter(wanted).toSorted().map(path => [path, readFileSync(join(project, folder, path), 'utf8')]))
}
