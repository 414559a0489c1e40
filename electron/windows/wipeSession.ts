import type { Session } from 'electron'
import { withLimit } from './withLimit'

export const wipeStepLimitMs = 3_000

export type WipedSession = Pick<
  Session,
  | 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'closeAllConnections' | 'clearData' | 'clearStorageData'
  | 'clearAuthCache' | 'clearHostResolverCache' | 'clearCodeCaches' | 'clearSharedDictionaryCache' | 'clearCache'
> & {
  readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'>
  readonly cookies: Pick<Session['cookies'], 'get' | 'flushStore'>
}

/** From here on the session answers nothing and asks nothing. */
export function closeTheGates(session: WipedSession): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.webRequest.onBeforeRequest((_details, answer) => answer({ cancel: true }))
}

/**
 * Destroys everything a visit left in its session, each step with a time limit, and then looks whether it is true.
 * @returns `false` when a step failed or cookies are still there: the partition must not be used again
 */
export async function wipeSession(session: WipedSession, limitMs = wipeStepLimitMs): Promise<boolean> {
  const connections = await withLimit(session.closeAllConnections(), limitMs)
  const cleared = await Promise.all(clearingSteps(session).map((step) => withLimit(step, limitMs)))
  return connections && cleared.every(Boolean) && (await hasNoCookies(session, limitMs))
}

/** Side by side: none of them needs another one's result, and a technician waits for the slowest only. */
function clearingSteps(session: WipedSession): readonly Promise<unknown>[] {
  return [
    session.clearData(),
    session.clearStorageData(),
    session.clearAuthCache(),
    session.clearHostResolverCache(),
    session.clearCodeCaches({}),
    session.clearCache(),
    ...clearDictionaries(session)
  ]
}

/** Electron 33 has no shared dictionaries to clear yet; where the call exists, it is part of the wipe. */
function clearDictionaries(session: Partial<Pick<Session, 'clearSharedDictionaryCache'>>): readonly Promise<unknown>[] {
  return typeof session.clearSharedDictionaryCache === 'function' ? [session.clearSharedDictionaryCache()] : []
}

async function hasNoCookies(session: WipedSession, limitMs: number): Promise<boolean> {
  const found = session.cookies.get({})
  return (await withLimit(found, limitMs)) && (await found).length === 0
}
