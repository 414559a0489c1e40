import { watchPulse } from './pagePulse'
import { pageScript, pageScriptSays } from './pageScript'
import { PageVoice, type HeardContents } from './pageVoice'

export interface PortalPageParts {
  readonly contents: HeardContents
  readonly tenantId: string
  /** Origins whose pages say their tenant. */
  readonly origins: readonly string[]
  readonly refusedPrint: () => void
  /** The page says, at this origin, that it is another tenant's. */
  readonly mismatch: (seen: string, origin: string) => void
  readonly hangs: (hangs: boolean) => void
  readonly hung: () => void
}

/** What we hear from inside of a customer's page. @returns stops it */
export function hearPortalPage({ contents, tenantId, origins, refusedPrint, mismatch, hangs, hung }: PortalPageParts): () => void {
  const secret = `partner-desk-${globalThis.crypto.randomUUID()}`
  const heard = (message: unknown): void => {
    if (typeof message !== 'object' || message === null || !('kind' in message)) return
    if (message.kind === 'print') refusedPrint()
    if (message.kind === 'tenant' && 'seen' in message && 'origin' in message) mismatch(String(message.seen), String(message.origin))
  }
  const voice = new PageVoice({ contents, script: pageScript({ secret, tenantId, origins }), listen: pageScriptSays(secret), heard })
  const stopPulse = watchPulse({ answers: () => voice.answers(), hangs, over: hung })
  return () => {
    stopPulse()
    voice.close()
  }
}
