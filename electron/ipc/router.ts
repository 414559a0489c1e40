import { ipcMain } from 'electron'
import { callChannel } from '../contract/bridge'
import type { Result } from '../contract/errors'
import type { Answer, AnswerLog } from './answer'
import type { SenderEvent, TrustedSenders } from './trustedSenders'

export interface RouterParts {
  readonly senders: TrustedSenders
  /** Loaded after the first paint; a call that comes earlier waits for it. */
  readonly answer: () => Promise<Answer>
  readonly log: AnswerLog
}

/**
 * The only door from pages into the main process, and the only user of `ipcMain`: one channel, and the sender is checked
 * before anything else, in the same turn in which the message arrived.
 */
export function startRouter(parts: RouterParts): void {
  ipcMain.handle(callChannel, (event, name: unknown, request: unknown) => receive(parts, event, name, request))
}

/** Exported for its tests. */
export function receive(
  parts: RouterParts,
  event: SenderEvent,
  name: unknown,
  request: unknown
): Promise<Result<unknown>> {
  const sender = parts.senders.identify(event)
  if (sender === undefined) {
    const correlationId = globalThis.crypto.randomUUID()
    parts.log.warn('call of an unknown page refused', { correlationId })
    return Promise.resolve({ ok: false, error: { kind: 'notAllowed', code: 'ipc.unknownPage', correlationId } })
  }
  return parts.answer().then(
    (answer) => answer(sender, name, request),
    (thrown: unknown) => brokenStart(parts.log, thrown)
  )
}

/** The services could not be started: the page gets a plain failure, the log the reason. */
function brokenStart(log: AnswerLog, thrown: unknown): Result<never> {
  const correlationId = globalThis.crypto.randomUUID()
  log.error('services could not be started', { correlationId, thrown })
  return { ok: false, error: { kind: 'unexpected', code: 'unexpected', correlationId } }
}
