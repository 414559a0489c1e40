import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron'
import type { OutsidePortal } from '../services/ports'
import type { Translate } from '../startup/texts/translate'

export interface OutsideQuestion {
  readonly portal: OutsidePortal
  /** The customer whose session goes on. */
  readonly company: string
  /** The technician's own company. */
  readonly partner: string
  readonly text: Translate
}

/** The words of the question. Cancelling is what Escape and Enter do: nothing opens by a habit. */
export function outsideMessage({ portal: { name, opens }, company, partner, text }: OutsideQuestion): MessageBoxOptions {
  const own = opens === 'ownConsole'
  return {
    type: 'question',
    title: text(own ? 'console.title' : 'outside.title'),
    message: own ? text('outside.ownConsole', { portal: name, partner }) : text('outside.opens', { portal: name }),
    detail: own ? text('console.stays', { company }) : text('outside.stays', { company }),
    buttons: [text('console.open'), text('console.cancel')],
    defaultId: 1,
    cancelId: 1,
    noLink: true
  }
}

/** Says before it opens that a portal opens in the technician's own browser, where no frame names the customer. */
export async function askOutside(question: OutsideQuestion & { readonly window: BrowserWindow; readonly signal: AbortSignal }): Promise<boolean> {
  const { response } = await dialog.showMessageBox(question.window, { ...outsideMessage(question), signal: question.signal })
  return response === 0
}

/** The system has no browser, or refuses the address: told where it was asked for. */
export async function tellNotOpened(text: Translate): Promise<void> {
  await dialog.showMessageBox({ type: 'warning', title: text('outside.title'), message: text('outside.failed'), detail: text('outside.failedText'), buttons: [text('outside.close')], noLink: true })
}
