import { app, dialog, type BrowserWindow } from 'electron'
import type { Translate } from '../startup/texts/translate'
import { freePath } from './keepFile'

/**
 * Asks where a customer's file is to be saved, and says whose it is (capabilities 6.1). It begins with a name that nothing has yet; the system
 * asks before it lets another file be replaced.
 * @returns `undefined` when the technician does not want it
 */
export async function askWhereToSave({ window, company, name, text }: {
  readonly window: BrowserWindow
  readonly company: string
  readonly name: string
  readonly text: Translate
}): Promise<string | undefined> {
  if (window.isDestroyed()) return undefined
  const title = text('download.title', { company })
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title,
    // macOS shows no title.
    message: title,
    defaultPath: await freePath(app.getPath('downloads'), name),
    properties: ['showOverwriteConfirmation', 'createDirectory']
  })
  return canceled || filePath === '' ? undefined : filePath
}
