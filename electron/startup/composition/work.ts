import { unattended } from '../../lib/presence'
import { keepActivity } from '../../services/activity/retention'
import type { SettingsService } from '../../services/settings'
import type { ConnectionService } from '../../services/connection'
import type { Log } from '../log'
import type { Services } from './services'

export interface WorkParts {
  readonly services: Services
  readonly settings: SettingsService
  readonly connection: ConnectionService
  readonly online: () => boolean
  /** Asks the cloud whether it is there; starts the practice cloud where that is ours. */
  readonly probe: () => Promise<void>
  readonly log: Log
  /** The customers are open: what works without being asked begins then. */
  readonly opened: Promise<void>
}

export interface BackgroundStop {
  /** The sign-in of last time is known, or that there is none. Never rejects. */
  readonly restored: Promise<void>
  sessionChanged(): void
  /** Whether the window is in front: then the cloud is asked more often. */
  setFront(front: boolean): void
  /** The cloud answers again: what waits goes out. */
  online(): void
  stop(): void
}

/** How often open offers are asked after. */
const offerPauseMs = 15_000
/** How often access that could not be set up is tried again. */
const accessPauseMs = 30_000
/** How often relationships are asked after, and ends come nearer. */
const relationshipPauseMs = 15 * 60_000
/** A list of customers older than this is read again after a sign-in. */
const freshMs = 3_600_000

/** The first page is let alone for so long before the cloud is asked whether it is there. */
const probeAfterMs = 1_000

/** What runs without being asked: the restored sign-in, the refresh after it, and the outcome of offers. None of it opens a sign-in page. */
export function startWork(parts: WorkParts): BackgroundStop {
  const work = unattended(() => begin(parts))
  return { ...work, sessionChanged: () => unattended(work.sessionChanged), online: () => unattended(work.online) }
}

function begin({ services, settings, connection, online, probe, log, opened }: WorkParts): BackgroundStop {
  const stop = new AbortController()
  const noted = (what: string) => (thrown: unknown): void => {
    if (!stop.signal.aborted) log.warn(what, { thrown })
  }
  let [open, signedIn] = [false, false]
  let warmUp: NodeJS.Timeout | undefined
  const { ownership } = services
  const watched = watchForAccount({ services, stop: stop.signal, noted })
  const sessionChanged = (): void => {
    if (!open) return
    const now = services.session.state.step === 'signedIn'
    watched.changed()
    if (now && !signedIn) ownership.begin(() => afterSignIn(services, noted))
    signedIn = now
  }
  if (!online()) connection.hint(false)
  const restored = services.signIn.start().catch(noted('restoring the sign-in'))
  // What the first page shows comes first; whatever else needs the processor begins behind it.
  opened.then(() => services.index.loaded()).catch(noted('building the index')).then(() => opened).then(() => {
    if (stop.signal.aborted) return
    open = true
    keepActivity({ activity: services.activity, keep: () => settings.get().keepActivity, clock: { now: () => Date.now() } }, stop.signal).catch(noted('giving up old activity'))
    sessionChanged()
    warmUp = setTimeout(() => probe().catch(noted('asking the cloud')), probeAfterMs)
  }, () => undefined)
  const relationships = setInterval(() => {
    if (signedIn && connection.state !== 'offline') ownership.begin(() => services.relationshipsRefresh.refresh()).catch(noted('reading relationships'))
  }, relationshipPauseMs)
  return {
    restored,
    sessionChanged,
    setFront: (front) => {
      services.follower.setFront(front)
      services.requests.follower.setFront(front)
    },
    online: () => {
      if (!open) return
      services.desk.runner.nudge()
      services.follower.nudge()
      services.requests.desk.runner.nudge()
      services.orders.runner.nudge()
      services.requests.follower.nudge()
      // What the network interrupted goes on where it was.
      if (signedIn && services.customers.unfinished()) ownership.begin(() => services.customers.refresh()).catch(noted('refreshing customers'))
    },
    stop: () => {
      clearTimeout(warmUp)
      clearInterval(relationships)
      stop.abort()
      services.customers.cancelRefresh()
      services.relationshipsRefresh.cancel()
      services.relationshipBatches.stop()
      connection.stop()
    }
  }
}

interface WatchParts {
  readonly services: Services
  readonly stop: AbortSignal
  readonly noted: (what: string) => (thrown: unknown) => void
}

/**
 * What goes on in the background goes on for one account: it begins with its sign-in, in its name, and ends when it is not signed in any more. A
 * round that is under way then stays its own.
 */
function watchForAccount({ services, stop, noted }: WatchParts): { changed(): void } {
  const { ownership } = services
  let whose: string | undefined
  let over = new AbortController()
  return {
    changed: () => {
      const now = ownership.shown()
      if (now === whose) return
      over.abort()
      over = new AbortController()
      whose = now
      if (now !== undefined) ownership.begin(() => watchAll({ services, stop: AbortSignal.any([stop, over.signal]), noted }))
    }
  }
}

/** What goes on as long as somebody is signed in. */
function watchAll({ services, stop, noted }: WatchParts): void {
  services.offers.watch(offerPauseMs, stop).catch(noted('watching offers'))
  services.offerIndex.ready().catch(noted('reading the offers'))
  services.desk.runner.watch(stop).catch(noted('the outbox'))
  services.follower.watch(stop).catch(noted('following quotes'))
  services.requests.index.ready().catch(noted('reading the service requests'))
  services.requests.desk.runner.watch(stop).catch(noted('the outbox of service requests'))
  services.orders.runner.watch(stop).catch(noted('the outbox of orders'))
  services.requests.follower.watch(stop).catch(noted('following service requests'))
  services.healthRounds.watch(stop).catch(noted('reading the health of services'))
  services.access.watch(accessPauseMs, stop).catch(noted('setting up access'))
  services.index.ready().catch(noted('building the index'))
  services.radarWatch.watch(relationshipPauseMs, stop, noted('reminding of what ends')).catch(noted('reminding of what ends'))
}

const isFresh = (readAt: string | undefined): boolean => readAt !== undefined && Date.now() - Date.parse(readAt) < freshMs

function afterSignIn({ customers, cache, desk, follower, offerIndex, access, requests, orders, relationshipBook, relationshipsRefresh, passwordReset }: Services, noted: (what: string) => (thrown: unknown) => void): void {
  desk.retry().catch(noted('resuming offers'))
  follower.nudge()
  requests.desk.retry().catch(noted('resuming service requests'))
  orders.retry().catch(noted('resuming orders'))
  requests.follower.nudge()
  passwordReset.recover().catch(noted('password resets of last time'))
  offerIndex.ready().then(() => access.resume()).catch(noted('resuming access'))
  const first = isFresh(cache.refreshedAt) && !customers.unfinished() ? Promise.resolve() : customers.refresh().catch(noted('refreshing customers'))
  // One long reading after the other: both go through the same list of the cloud.
  first.then(() => (isFresh(relationshipBook.mark?.readAt) ? undefined : relationshipsRefresh.refresh())).catch(noted('reading relationships'))
}
