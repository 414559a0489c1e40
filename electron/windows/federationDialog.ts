import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron'
import type { Translate } from '../startup/texts/translate'
import type { FederationAnswer } from './federationQuestion'

export interface FederationWords {
  readonly origin: string
  /** The technician's own company; absent: nobody is signed in yet. */
  readonly partner?: string | undefined
  /** The customer whose session it is; absent: it is the technician's sign-in to Partner Desk. */
  readonly company?: string
  readonly text: Translate
}

const answers = ['allow', 'refuse', 'later'] as const satisfies readonly FederationAnswer[]

/** The host stands in the question itself. What Escape and Enter do allows nothing and remembers nothing. */
export function federationMessage({ origin, partner, company, text }: FederationWords): MessageBoxOptions {
  const { host, protocol } = new URL(origin)
  const place = protocol === 'https:' ? host : origin
  return {
    type: 'question',
    title: company === undefined ? text('signIn.title') : text('acting.title', { company }),
    message: partner === undefined ? text('federation.asksFirst', { host: place }) : text('federation.asks', { partner, host: place }),
    detail: company === undefined || partner === undefined ? text('federation.detailSignIn') : text('federation.detail', { partner }),
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
