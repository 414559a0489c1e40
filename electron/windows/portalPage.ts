import { watchPulse } from './pagePulse'
import { pageScript, pageScriptSays } from './pageScript'
import { PageVoice, type HeardContents } from './pageVoice'

export interface PortalPageParts {
  readonly contents: HeardContents
  readonly tenantId: string
  /** Origins whose pages say their tenant. */
  readonly origins: readonly string[]
  /** The page wanted something that it does not get here. */
  readonly refused: (what: 'print' | 'typing' | 'securityKey') => void
  /** The page says, at this origin, that it is another tenant's. */
  readonly mismatch: (seen: string, origin: string) => void
  readonly hangs: (hangs: boolean) => void
  readonly hung: () => void
  /** Whether the page waits for the technician, and so cannot answer. */
  readonly waits: () => boolean
}

/** What we hear from inside of a customer's page. @returns stops it */
export function hearPortalPage({ contents, tenantId, origins, refused, mismatch, hangs, hung, waits }: PortalPageParts): () => void {
  const secret = `partner-desk-${globalThis.crypto.randomUUID()}`
  const heard = (message: unknown): void => {
    if (typeof message !== 'object' || message === null || !('kind' in message)) return
    if (message.kind === 'print' || message.kind === 'typing' || message.kind === 'securityKey') refused(message.kind)
    if (message.kind === 'tenant' && 'seen' in message && 'origin' in message) mismatch(String(message.seen), String(message.origin))
  }
  const voice = new PageVoice({ contents, script: pageScript({ secret, tenantId, origins }), listen: pageScriptSays(secret), heard })
  const stopPulse = watchPulse({ answers: () => voice.answers(), hangs, over: hung, excused: waits })
  return () => {
    stopPulse()
    voice.close()
  }
}
