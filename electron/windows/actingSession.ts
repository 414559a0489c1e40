import { session, type Session } from 'electron'
import { setPermissions } from '../security/hardenSession'

/**
 * The session of one visit: in memory only, without a cache, and closed to everything a portal does not need. A name that
 * is used again was wiped and verified; its gates are opened here anew.
 */
export function openVisitSession(partition: string): Session {
  const visit = session.fromPartition(partition, { cache: false })
  visit.webRequest.onBeforeRequest(null)
  setPermissions(visit, 'stranger')
  return visit
}

/** The session in which a technician signs in inside the application; the identity provider's cookies live here, in memory. */
export function openIdentitySession(): Session {
  return session.fromPartition('identity', { cache: false })
}
