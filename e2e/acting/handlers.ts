import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { makeFolder, removeFolder } from '../fixtures/folders'

/** Stands where Linux looks for the programs that open addresses, and writes down what it is asked to open. */
export class SystemHandlers {
  private constructor(private readonly folder: string) {}

  static async make(): Promise<SystemHandlers> {
    const folder = await makeFolder('handlers')
    const handlers = new SystemHandlers(folder)
    for (const name of ['xdg-open', 'xdg-email']) {
      const file = join(folder, name)
      await writeFile(file, '#!/bin/sh\nfolder=$(dirname "$0")\necho "$*" >> "$folder/opened"\n')
      await chmod(file, 0o755)
    }
    return handlers
  }

  get env(): Readonly<Record<string, string>> {
    return { PATH: `${this.folder}${delimiter}${process.env['PATH'] ?? ''}` }
  }

  /** What the system was asked to open so far, one address a line. */
  async opened(): Promise<readonly string[]> {
    const text = await readFile(join(this.folder, 'opened'), 'utf8').catch(() => '')
    return text.split('\n').filter((line) => line !== '')
  }

  forget(): Promise<void> {
    return rm(join(this.folder, 'opened'), { force: true })
  }

  remove(): Promise<void> {
    return removeFolder(this.folder)
  }
}
