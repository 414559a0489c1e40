import type { Session } from 'electron'
import { setPermissions, type HardenedSession } from '../security/hardenSession'

export type AskedSession = Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDisplayMediaRequestHandler'> & HardenedSession

/** What pages ask for without anybody having wanted anything, or what is said elsewhere: another program is a navigation. */
const unsaid: ReadonlySet<string> = new Set(['openExternal', 'storage-access', 'top-level-storage-access', 'mediaKeySystem', 'unknown', 'persistent-storage', 'background-sync'])

/**
 * Refuses what a portal may not do, and says in a word of the frame which permission it was.
 * @returns refuses all in silence: a session lives as long as the application, and would hold the visit
 */
export function refusePermissions(visit: AskedSession, refused: (permission: string) => void): () => void {
  setPermissions(visit, 'stranger', (permission, details) => {
    if (!unsaid.has(permission)) refused(nameOf(permission, details))
  })
  visit.setDisplayMediaRequestHandler((_request, answer) => {
    refused('display-capture')
    answer({})
  })
  return () => {
    setPermissions(visit, 'nobody')
    visit.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  }
}

/** `media` is a camera, a microphone, or both. */
function nameOf(permission: string, details: object): string {
  if (permission !== 'media' || !('mediaTypes' in details) || !Array.isArray(details.mediaTypes)) return permission
  const [video, audio] = [details.mediaTypes.includes('video'), details.mediaTypes.includes('audio')]
  if (video && audio) return 'cameraAndMicrophone'
  if (video) return 'camera'
  return audio ? 'microphone' : permission
}
