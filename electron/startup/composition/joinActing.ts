import { app, powerMonitor } from 'electron'
import { watchActing } from '../../windows/actingWatch'
import type { ActingWindowRegistry } from '../../windows/actingWindows'
import { createSwitching } from '../../windows/switching'
import { createActingWindows, type ActingWindowParts } from './acting'
import type { Services } from './services'

type Joined = 'partnerName' | 'listen' | 'extend' | 'stillAllowed' | 'ended' | 'wrongTenant' | 'openedOutside'

export interface JoinActingParts extends Omit<ActingWindowParts, Joined> {
  /** Made after the windows, which they need. */
  readonly services: () => Pick<Services, 'acting' | 'actingTime' | 'signIn'>
}

/** Joins the acting-as windows with the use cases, with the keys that change windows, and with clock, screen and sleep. */
export function joinActing({ services, changed, ...parts }: JoinActingParts): ActingWindowRegistry {
  const windows = createActingWindows({
    ...parts,
    partnerName: () => services().signIn.technician()?.partnerName ?? '',
    changed: () => {
      changed()
      watch.changed()
    },
    listen: (contents) => switching.listen(contents),
    extend: (tenantId) => services().actingTime.extend(tenantId),
    stillAllowed: (tenantId) => services().acting.mayStillAct(tenantId),
    ended: (ended) => services().acting.ended(ended),
    wrongTenant: (...what) => services().acting.wrongTenant(...what),
    openedOutside: (...what) => services().acting.openedOutside(...what)
  })
  const switching = createSwitching({ app, portal: parts.portal, acting: windows, text: parts.text })
  const watch = watchActing({
    power: powerMonitor,
    anyOpen: () => windows.list().length > 0,
    check: () => services().actingTime.check(),
    away: (cause) => services().actingTime.away(cause)
  })
  return windows
}
