import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron'
import { ownConsoleAt, type OwnConsole } from '../domain/ownConsole'
import type { Translate } from '../startup/texts/translate'

export interface OwnConsoleQuestion {
  readonly url: string
  readonly consoles: readonly OwnConsole[]
  /** What names the customer in an address. */
  readonly customerNames: readonly string[]
  /** The customer whose session goes on. */
  readonly company: string
  /** The technician's own company. */
  readonly partner: string
  readonly text: Translate
}

/** The words of the question. Cancelling is what Escape and Enter do: nothing opens by a habit. */
export function ownConsoleMessage({ url, consoles, customerNames, company, partner, text }: OwnConsoleQuestion): MessageBoxOptions {
  const which = ownConsoleAt(url, consoles, customerNames)?.id ?? 'adminConsole'
  return {
    type: 'question',
    title: text('console.title'),
    message: text('console.opens', { console: text(`console.${which}`), partner }),
    detail: text('console.stays', { company }),
    buttons: [text('console.open'), text('console.cancel')],
    defaultId: 1,
    cancelId: 1,
    noLink: true
  }
}

/** Says before it opens that a console is that of the technician's own company (capabilities 6.4). */
export async function askOwnConsole(question: OwnConsoleQuestion & { readonly window: BrowserWindow; readonly signal: AbortSignal }): Promise<boolean> {
  const { response } = await dialog.showMessageBox(question.window, { ...ownConsoleMessage(question), signal: question.signal })
  return response === 0
}
