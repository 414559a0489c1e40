import type { PowerMonitor } from 'electron'

export interface ActingWatchParts {
  readonly power: Pick<PowerMonitor, 'on' | 'getSystemIdleState'>
  readonly anyOpen: () => boolean
  /** Looks at the time limits. */
  readonly check: () => void
  /** Asks the cloud whether the sign-in still counts, and whether each customer still lets the technician in. */
  readonly checkAccess: () => void
  readonly away: (cause: 'screenLocked' | 'suspended') => Promise<void>
}

const pauseMs = 1_000
/** So often the cloud is asked while a customer is open: the end of a sign-in or of a relationship must not wait for somebody's next click. */
const accessTicks = 60

/**
 * Watches clock, screen and sleep for the acting-as sessions. The clock is watched only while a customer is open, so that the
 * application at rest does nothing.
 */
export function watchActing({ power, anyOpen, check, checkAccess, away }: ActingWatchParts): { changed(): void } {
  let timer: ReturnType<typeof setInterval> | undefined
  const left = (cause: 'screenLocked' | 'suspended') => (): void => {
    // Each window tells of its own end; there is nobody to tell more.
    away(cause).catch(() => undefined)
  }
  let ticks = 0
  const tick = (): void => {
    ticks += 1
    if (ticks % accessTicks === 0) checkAccess()
    // Linux says that the screen is locked only when it is asked.
    if (power.getSystemIdleState(1) === 'locked') left('screenLocked')()
    check()
  }
  power.on('lock-screen', left('screenLocked'))
  power.on('suspend', left('suspended'))
  power.on('resume', () => {
    check()
    // What happened while the computer slept is asked after at once.
    if (anyOpen()) checkAccess()
  })
  power.on('unlock-screen', check)
  return {
    changed: () => {
      if (!anyOpen()) {
        clearInterval(timer)
        timer = undefined
        return
      }
      timer ??= setInterval(tick, pauseMs)
      check()
    }
  }
}
