import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { dialog, type BrowserWindow } from 'electron'
import { AppFailure } from '../contract/errors'
import type { FolderPort } from '../services/ports'

/** A folder of the technician's choice, for the messages of a mail merge. */
export function createFolderPort(window: BrowserWindow): FolderPort {
  return {
    chooseFolder: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] })
      return canceled ? undefined : filePaths[0]
    },
    write: async (folder, name, content) => {
      // Only the name counts, so that no text of ours can leave the folder.
      await writeFile(join(folder, basename(name)), content).catch((cause: unknown) => {
        throw new AppFailure({ kind: 'storage', code: 'storage.fileNotSaved' }, { cause })
      })
    }
  }
}
