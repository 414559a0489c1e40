import type { BackgroundWork } from '../../contract/app'
import type { PracticeReady } from '../../contract/practice'
import { newProcess } from '../../store/testing/recordStore'
import { watchBlocks, type LongestBlock } from './blockWatch'
import { differencesOf, openReader, signedIn, truthOf } from './customersReading'

export interface FaultRun {
  /** What a practice cloud with `--control` says when it is ready. */
  readonly ready: PracticeReady
  /** An empty folder for the store. */
  readonly folder: string
  /** One order of faults is given for so many good answers. */
  readonly everyAnswers: number
  /** Pauses between tries are a tenth of the usual ones. */
  readonly hurried?: boolean
  /** Seconds that the cloud wants to be left alone when it refuses. */
  readonly retryAfter: number
  readonly say?: (text: string) => void
}

export interface FaultFigures extends LongestBlock {
  readonly customers: number
  readonly requests: number
  readonly refused: number
  readonly failed: number
  readonly resumed: number
  readonly begunAnew: number
  readonly seconds: number
  /** Megabytes of the heap and outside of it, at most, above what it was before. */
  readonly memoryMb: number
  /** Differences between the store and the cloud at the end; none is what is wanted. */
  readonly differences: readonly string[]
}


/** What a service does on a bad day, in turn, with the list that is asked for just then: orders for another would pile up. */
const faults = (retryAfter: number): readonly { readonly times: number; readonly fault: object }[] => [
  { times: 3, fault: { status: 429, retryAfter } },
  { times: 2, fault: { status: 500 } },
  { times: 1, fault: { reset: true } },
  { times: 2, fault: { hangMs: 300 } },
  { times: 1, fault: { drop: 'response' } },
  { times: 6, fault: { status: 429, retryAfter: 0 } },
  { times: 1, fault: { status: 503, retryAfter } },
  { times: 1, fault: { status: 410 } }
]

const control = async (ready: PracticeReady, path: string, body: object): Promise<void> => {
  const answer = await fetch(`${ready.authority}/_practice/${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
}

/**
 * Reads all customers of a practice cloud on a bad day: it refuses, fails, drops connections and answers, is slow and forgets where its
 * lists go on, while customers come, go and are renamed, and while the reading itself is ended and begun again. What that leaves is read
 * once more on a good day; then the store must hold what the cloud has.
 */
export async function refreshUnderFaults({ ready, folder, everyAnswers, retryAfter, hurried = false, say = () => undefined }: FaultRun): Promise<FaultFigures> {
  const count = { requests: 0, good: 0, refused: 0, failed: 0, resumed: 0, anew: 0 }
  const orders = faults(retryAfter)
  let trouble: Promise<void> = Promise.resolve()
  let bad = true
  let atRequest: () => Promise<void> | undefined = () => undefined
  let ended = (): void => undefined
  const { connector, plain, token } = await signedIn(ready, hurried, (status, match) => {
    count.requests += 1
    if (status === 429) count.refused += 1
    else if (status === undefined || status >= 400) count.failed += 1
    else count.good += 1
    const isGood = status !== undefined && status < 400
    const order = bad && isGood && count.good % everyAnswers === 0 ? orders[(count.good / everyAnswers - 1) % orders.length] : undefined
    if (order !== undefined) trouble = trouble.then(() => control(ready, 'faults', { match, ...order }))
    ended()
    const more = atRequest()
    if (more !== undefined) trouble = trouble.then(() => more)
  })
  // Customers without a relationship: the partner's list alone says that they are there.
  const truth = await truthOf(plain, ready, token)
  const all = [...truth].filter(([, text]) => text.endsWith(' none')).map(([, text]) => text.split(' ').at(-2) ?? '').filter((domain) => domain !== '*')
  const [comes = '', comesLate = '', goes = '', goesLate = '', named = '', namedLate = ''] = [all[0], all.at(-1), all[1], all.at(-2), all[2], all.at(-3)]
  for (const domain of [comes, comesLate]) await control(ready, 'customers', { domain, isCustomer: false })

  const begun = performance.now()
  const blocks = watchBlocks()
  // What buffers hold is part of what is outside of the heap.
  const memory = (): number => { const { heapUsed, external } = process.memoryUsage(); return heapUsed + external }
  const before = memory()
  let most = before
  const watch = setInterval(() => { most = Math.max(most, memory()) }, 50)

  let changed = false
  let done = 0
  const begunBy = new Set<string>()
  const report = ({ kind, done: so, total, begun: how }: BackgroundWork): void => {
    most = Math.max(most, memory())
    if (how !== undefined) begunBy.add(how)
    if (kind !== 'refreshCustomers') return
    done = so
    if (changed || total === undefined || so < total / 2) return
    changed = true
    atRequest = () => {
      atRequest = () => undefined
      return Promise.all([
        ...[comes, comesLate].map((domain) => control(ready, 'customers', { domain, isCustomer: true })), ...[goes, goesLate].map((domain) => control(ready, 'customers', { domain, isCustomer: false })),
        ...[named, namedLate].map((domain) => control(ready, 'customers', { domain, displayName: `Renamed ${domain}` }))
      ]).then(() => undefined)
    }
  }
  // Ended in the middle of the relationships, of the list and of what follows it, and begun again over the store as it is on the disk.
  const pages = Math.ceil(truth.size / 300)
  const ends = [0.6, 1.2, 0.9].map((share) => Math.max(1, Math.round(pages * share)))
  for (let life = 0; ; life += 1) {
    const reader = await openReader(connector, folder, report, { processes: newProcess() })
    const goodBefore = count.good
    ended = () => {
      const end = ends[life]
      if (end !== undefined && count.good - goodBefore >= end) reader.refresh.cancelRefresh()
    }
    begunBy.clear()
    const failure: unknown = await reader.refresh.refresh().then(() => undefined, (error: unknown) => error)
    if (begunBy.has('resumed')) count.resumed += 1
    if (begunBy.has('expired')) count.anew += 1
    const finished = reader.store.read('meta').get('customers.refreshedAt') !== undefined
    await reader.store.close()
    say(`life ${life + 1}: ${done} customers, ${count.requests} requests${failure === undefined ? '' : `, ended by ${failure instanceof Error ? failure.message : typeof failure}`}`)
    if (finished) break
    if (life > 60) throw failure instanceof Error ? failure : new Error('it does not come to its end')
  }
  bad = false
  ended = () => undefined
  await trouble
  await fetch(`${ready.authority}/_practice/faults`, { method: 'DELETE' })
  const last = await openReader(connector, folder, report, { processes: newProcess() })
  await last.refresh.refresh()
  const longest = blocks()
  clearInterval(watch)
  const seconds = (performance.now() - begun) / 1_000
  const differences = differencesOf(last.store, await truthOf(plain, ready, token))
  const customers = last.store.read('customers').size
  await last.store.close()
  return {
    customers, requests: count.requests, refused: count.refused, failed: count.failed, resumed: count.resumed, begunAnew: count.anew, seconds,
    memoryMb: Math.max(0, most - before) / 1e6, ...longest, differences
  }
}
