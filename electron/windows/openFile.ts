import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { dialog, type BrowserWindow } from 'electron'
import { AppFailure } from '../contract/errors'

/** More than any list of customers that a spreadsheet writes. */
const mostBytes = 32 * 1024 * 1024

const unreadable = (cause: unknown): never => {
  throw new AppFailure({ kind: 'storage', code: 'storage.fileNotRead' }, { cause })
}

/** Asks for a file of a kind and reads it. @throws AppFailure `storage` `storage.fileNotRead`, `invalid` `own.fileTooLarge` */
export function createOpenFile(window: BrowserWindow, extensions: readonly string[]) {
  return async (): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined> => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'], filters: [{ name: extensions.join(', '), extensions: [...extensions] }] })
    const [path] = filePaths
    if (canceled || path === undefined) return undefined
    const { size } = await stat(path).catch(unreadable)
    if (size > mostBytes) throw new AppFailure({ kind: 'invalid', code: 'own.fileTooLarge' })
    return { name: basename(path), bytes: await readFile(path).catch(unreadable) }
  }
}
