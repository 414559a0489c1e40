import { randomBytes } from 'node:crypto'

/** A signed-in visit to one area of the portal: a tenant's, or the approval pages. */
export interface PortalSession {
  readonly area: string
  readonly tenantId: string
  readonly userId: string
  readonly homeTenantId: string
  /** Milliseconds by the real clock. */
  readonly startedAt: number
  /** Goes with every form; another site cannot know it. */
  readonly csrf: string
  lastSeen: number
}

/** A sign-in under way: what must come back, and where to go on. */
export interface PendingSignIn {
  readonly area: string
  readonly verifier: string
  readonly nonce: string
  readonly returnTo: string
  readonly startedAt: number
}

const idleLimit = 60 * 60_000
const pendingLimit = 15 * 60_000
const most = 10_000

/** An unguessable value, 256 bits. */
export const secret = (): string => randomBytes(32).toString('base64url')

const shrink = <T>(map: Map<string, T>): void => {
  const [oldest] = map.keys()
  if (map.size > most && oldest !== undefined) map.delete(oldest)
}

/** Portal sessions live in memory: after a restart the identity provider signs in again without asking. */
export class PortalSessions {
  readonly #sessions = new Map<string, PortalSession>()
  readonly #pending = new Map<string, PendingSignIn>()
  readonly #now: () => number

  /** @param now the world's clock, milliseconds: a moved clock ends idle sessions */
  constructor(now: () => number) {
    this.#now = now
  }

  /** @returns the id for the cookie */
  start(session: Omit<PortalSession, 'csrf' | 'lastSeen' | 'startedAt'>): string {
    const id = secret()
    this.#sessions.set(id, { ...session, startedAt: Date.now(), csrf: secret(), lastSeen: this.#now() })
    shrink(this.#sessions)
    return id
  }

  /** The session of a cookie, only for the area it was made for and when not idle for an hour. */
  find(id: string | undefined, area: string): PortalSession | undefined {
    const session = id === undefined ? undefined : this.#sessions.get(id)
    if (!session || session.area !== area) return undefined
    if (this.#now() - session.lastSeen > idleLimit) {
      this.#sessions.delete(id ?? '')
      return undefined
    }
    session.lastSeen = this.#now()
    return session
  }

  end(id: string | undefined): void {
    if (id !== undefined) this.#sessions.delete(id)
  }

  /** @returns the `state` of the request */
  begin(pending: Omit<PendingSignIn, 'startedAt'>): string {
    const state = secret()
    this.#pending.set(state, { ...pending, startedAt: this.#now() })
    shrink(this.#pending)
    return state
  }

  /** Takes a sign-in out of the waiting ones; each can be finished once. */
  finish(state: string, area: string): PendingSignIn | undefined {
    const pending = this.#pending.get(state)
    this.#pending.delete(state)
    return pending?.area === area && this.#now() - pending.startedAt <= pendingLimit ? pending : undefined
  }
}
