import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron'
import type { Translate } from '../startup/texts/translate'
import type { FederationAnswer } from './federationQuestion'

export interface FederationWords {
  readonly origin: string
  /** The technician's own company. */
  readonly partner: string
  /** The customer whose session it is. */
  readonly company: string
  readonly text: Translate
}

const answers = ['allow', 'refuse', 'later'] as const satisfies readonly FederationAnswer[]

/** The host stands in the question itself. What Escape and Enter do allows nothing and remembers nothing. */
export function federationMessage({ origin, partner, company, text }: FederationWords): MessageBoxOptions {
  const { host, protocol } = new URL(origin)
  return {
    type: 'question',
    title: text('acting.title', { company }),
    message: text('federation.asks', { partner, host: protocol === 'https:' ? host : origin }),
    detail: text('federation.detail', { partner }),
    buttons: [text('federation.allow'), text('federation.refuse'), text('federation.later')],
    defaultId: 2,
    cancelId: 2,
    noLink: true
  }
}

/** Asks whether the sign-in of the technician's company may go to an origin that no cloud's record knows. */
export async function askFederation(question: FederationWords & { readonly window: BrowserWindow; readonly signal: AbortSignal }): Promise<FederationAnswer> {
  const { response } = await dialog.showMessageBox(question.window, { ...federationMessage(question), signal: question.signal })
  return answers[response] ?? 'later'
}
