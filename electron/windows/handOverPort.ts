import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { dialog, type BrowserWindow } from 'electron'
import { AppFailure } from '../contract/errors'
import type { OpenExternal } from '../security/openExternal'
import type { HandOverPort } from '../services/ports'
import { writeClipboard } from './systemClipboard'

/** The system's clipboard, mail client and save dialog, for the services. */
export function createHandOverPort(window: BrowserWindow, open: OpenExternal): HandOverPort {
  return {
    openMailto: (url) => open(url),
    copy: writeClipboard,
    saveAs: async (suggestedName, content) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: basename(suggestedName) })
      if (canceled || filePath === '') return undefined
      await writeFile(filePath, content).catch((cause: unknown) => {
        throw new AppFailure({ kind: 'storage', code: 'storage.fileNotSaved' }, { cause })
      })
      return filePath
    }
  }
}
