import type { ActingAsService } from '../../services/actingAs'
import type { Handlers } from './types'

type ActingCalls = Extract<keyof Handlers, `acting.${string}`>

export function actingHandlers(acting: ActingAsService): Pick<Handlers, ActingCalls> {
  return {
    'acting.open': ({ tenantId, reason, ticket, portalId }) => acting.open(tenantId, undefined, { reason, ticket }, portalId),
    'acting.focus': ({ sessionId }) => acting.focus(sessionId),
    'acting.end': ({ sessionId }) => acting.end(sessionId)
  }
}
