import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron'
import { strangersWords } from '../domain/strangersWords'
import type { Translate } from '../startup/texts/translate'
import type { PageQuestion } from './pageDialogs'

export interface PageDialogWords {
  readonly question: PageQuestion
  readonly company: string
  readonly text: Translate
}

/** The customer and the host stand first and in our words; what the page says follows as far as it is short. Agreeing is never what Escape and Enter do. */
export function pageDialogMessage({ question: { kind, words, host }, company, text }: PageDialogWords): MessageBoxOptions {
  const [agree, cancel] = [text('page.agree'), text('page.cancel')]
  return {
    type: kind === 'confirm' ? 'question' : 'info',
    title: text('acting.title', { company }),
    message: text(kind === 'confirm' ? 'page.asks' : 'page.says', { company, host }),
    detail: strangersWords(words),
    ...(kind === 'confirm' ? { buttons: [agree, cancel], defaultId: 1, cancelId: 1 } : { buttons: [agree], defaultId: 0, cancelId: 0 }),
    noLink: true
  }
}

/** Lets a customer's page say or ask something, in the customer's name. */
export async function askForPage(asked: PageDialogWords & { readonly window: BrowserWindow; readonly signal: AbortSignal }): Promise<boolean> {
  const { response } = await dialog.showMessageBox(asked.window, { ...pageDialogMessage(asked), signal: asked.signal })
  return response === 0 && !asked.signal.aborted
}
