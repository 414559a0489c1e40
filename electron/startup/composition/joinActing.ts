import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { app, powerMonitor, screen } from 'electron'
import { unattended } from '../../lib/presence'
import { watchActing } from '../../windows/actingWatch'
import type { ActingWindowRegistry } from '../../windows/actingWindows'
import { createSwitching } from '../../windows/switching'
import { createActingWindows, type ActingWindowParts } from './acting'
import type { Services } from './services'

type Joined = 'partFolder' | 'downloaded' | 'partnerName' | 'listen' | 'extend' | 'stillAllowed' | 'ended' | 'wrongTenant' | 'openedOutside'

export interface JoinActingParts extends Omit<ActingWindowParts, Joined> {
  /** Made after the windows, which they need. */
  readonly services: () => Pick<Services, 'relationshipsRefresh' | 'acting' | 'actingTime' | 'signIn' | 'visitRecords'>
  readonly dataFolder: string
  /** The screen is locked, or the computer sleeps. */
  readonly left: () => void
}

/** Joins the acting-as windows with the use cases, with the keys that change windows, and with clock, screen and sleep. */
export function joinActing({ services, changed, dataFolder, left, ...parts }: JoinActingParts): ActingWindowRegistry {
  const windows = createActingWindows({
    ...parts,
    partFolder: emptyPartFolder(dataFolder),
    downloaded: (...file) => services().visitRecords.downloaded(...file),
    partnerName: () => services().signIn.technician()?.partnerName ?? '',
    changed: () => {
      changed()
      watch.changed()
      switching.changed()
    },
    listen: (contents) => switching.listen(contents),
    extend: (tenantId) => services().actingTime.extend(tenantId),
    stillAllowed: (tenantId) => unattended(() => services().acting.mayStillAct(tenantId)),
    ended: (ended) => {
      services().acting.ended(ended)
      // The list of relationships knows it at once, and not with the next reading that comes by itself.
      if (ended.cause === 'relationshipEnded') void unattended(() => services().relationshipsRefresh.refresh()).catch(() => undefined)
    },
    wrongTenant: (...what) => services().acting.wrongTenant(...what),
    openedOutside: (...what) => services().acting.openedOutside(...what)
  })
  const switching = createSwitching({ app, portal: parts.portal, acting: windows, text: parts.text, workAreaOf: (window) => screen.getDisplayMatching(window.getBounds()).workArea })
  const watch = watchActing({
    power: powerMonitor,
    anyOpen: () => windows.list().length > 0,
    check: () => services().actingTime.check(),
    checkAccess: () => unattended(() => {
      void services().signIn.check()
      void services().acting.checkAccess()
    }),
    away: (cause) => {
      left()
      return services().actingTime.away(cause)
    }
  })
  return windows
}

/** What an interrupted run has left of customers' files is nobody's any more. */
function emptyPartFolder(dataFolder: string): string {
  const folder = join(dataFolder, 'parts')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}
