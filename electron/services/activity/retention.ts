import type { Settings } from '../../contract/settings'
import { sleep } from '../../lib/wait'
import type { Clock } from '../ports'
import type { ActivityService } from './activity'

export interface RetentionParts {
  readonly activity: Pick<ActivityService, 'prune'>
  readonly keep: () => Settings['keepActivity']
  readonly clock: Clock
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

const dayMs = 86_400_000
/** The first look waits until a start is over. */
const firstLookMs = 60_000

/** Gives up entries of the activity record that are older than the setting says, once a day, until the signal. Never with "for ever". */
export async function keepActivity({ activity, keep, clock, wait = sleep }: RetentionParts, signal: AbortSignal): Promise<void> {
  await wait(firstLookMs, signal)
  while (!signal.aborted) {
    const days = keep()
    if (days !== 'forever') await activity.prune(new Date(clock.now() - Number(days) * dayMs).toISOString())
    await wait(dayMs, signal)
  }
}
