import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Instant } from '../contract/ids'
import { sleep } from '../lib/wait'
import type { Clock, Notices } from './ports'

/** The system's clipboard, as far as secrets need it. */
export interface SecretClipboardPort {
  /** Out of history and cloud where the system allows it. */
  writeSecret(text: string): Promise<void>
  readText(): Promise<string>
  clear(): void
}

export interface SecretClipboardParts {
  readonly clipboard: SecretClipboardPort
  readonly notices: Pick<Notices, 'add' | 'remove'>
  readonly clock: Clock
  /** How long a secret stays; a minute unless told. */
  readonly keepMs?: number
}

/** Told when a secret could not be taken from the clipboard. */
const noticeId = 'clipboard.notCleared'

interface Copied {
  readonly salt: Buffer
  readonly hash: Buffer
  readonly stop: AbortController
}

/**
 * Secrets on the clipboard, for a minute and not beyond the end of the application. The clipboard is cleared only while it still
 * holds the secret: what somebody copied meanwhile is theirs. The secret itself is not kept, only a salted digest to know it by.
 */
export class SecretClipboard {
  readonly #parts: SecretClipboardParts
  readonly #keepMs: number
  #copied: Copied | undefined

  constructor(parts: SecretClipboardParts) {
    this.#parts = parts
    this.#keepMs = parts.keepMs ?? 60_000
  }

  /** Puts a secret on the clipboard. @returns when it will be gone from there */
  async copy(secret: string): Promise<{ readonly clearsAt: Instant }> {
    const { clipboard, clock, notices } = this.#parts
    await clipboard.writeSecret(secret)
    this.#copied?.stop.abort()
    notices.remove(noticeId)
    const salt = randomBytes(16)
    const copied: Copied = { salt, hash: digest(secret, salt), stop: new AbortController() }
    this.#copied = copied
    sleep(this.#keepMs, copied.stop.signal).then(() => this.clear(), () => undefined)
    return { clearsAt: new Date(clock.now() + this.#keepMs).toISOString() }
  }

  /** Takes the secret from the clipboard, if it is still there: after the time, at sign-out and at quit. Never rejects. */
  async clear(): Promise<void> {
    const copied = this.#copied
    if (copied === undefined) return
    this.#copied = undefined
    copied.stop.abort()
    const { clipboard, notices } = this.#parts
    try {
      const held = await clipboard.readText()
      // Copied anew while the clipboard was being read: that one has its own time.
      if (this.#copied === undefined && timingSafeEqual(digest(held, copied.salt), copied.hash)) clipboard.clear()
    } catch {
      notices.add({ id: noticeId, severity: 'warning', code: 'clipboard.notCleared' })
    }
  }
}

function digest(text: string, salt: Buffer): Buffer {
  return createHash('sha256').update(salt).update(text).digest()
}
