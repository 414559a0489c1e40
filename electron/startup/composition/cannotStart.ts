import { app, dialog } from 'electron'
import { AppFailure } from '../../contract/errors'
import type { HintsKeeper } from '../../windows/hintsKeeper'
import type { TextKey } from '../texts/en'
import { systemLanguage, translator } from '../texts/translate'

/** Which sentence explains why the stores could not be opened. */
export function cannotStartText(cause: unknown): TextKey {
  const code = cause instanceof AppFailure ? cause.error.code : undefined
  if (code === 'storage.inUse') return 'start.inUse'
  if (code === 'storage.newerVersion') return 'start.newerVersion'
  return code === 'storage.full' ? 'start.full' : 'start.failed'
}

export interface CannotStartParts {
  readonly dataFolder: string
  readonly hints: Pick<HintsKeeper, 'current'>
}

/** Without the technician's own store there is nothing to work with: said in plain words, then the end. */
export function tellCannotStart({ dataFolder, hints }: CannotStartParts, cause: unknown): void {
  const text = translator(() => hints.current().language ?? systemLanguage(app.getLocale()))
  dialog.showErrorBox(text('start.failedTitle'), text(cannotStartText(cause), { folder: dataFolder }))
  app.quit()
}
