import fc from 'fast-check'
import { calls, type CallName } from '../../electron/contract/calls'

/** A message as a page might send it: the name of a call, or something else, and its arguments. */
export type Message = readonly [name: unknown, request: unknown]

const names = Object.keys(calls) as readonly CallName[]

/** What travels as JSON; a key of a prototype among it. */
const value = fc.jsonValue({ maxDepth: 3 })
const strange = fc.oneof(
  value,
  fc.constantFrom<unknown>(null, '', 0, -1, 1e308, true, [], {}, [[]], 'x'.repeat(3_000), '../../etc/passwd', '\u0000', '\uD800', { toString: 1 }),
  fc.constantFrom(...['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}', '{"then":1}'].map((text): unknown => JSON.parse(text)))
)

/** Arguments in nearly the right shape: the known keys with strange values, and one key that no call has. */
const nearly = fc
  .tuple(
    fc.dictionary(fc.constantFrom('tenantId', 'offerId', 'sessionId', 'query', 'text', 'limit', 'offset', 'id', 'body', 'to', 'language', 'cloud'), strange),
    fc.constantFrom('extra', 'constructor', 'tenantID', 'callback'),
    strange
  )
  .map(([known, key, more]) => Object.assign(known, { [key]: more }))

const wrongName = fc.oneof(
  fc.constantFrom<unknown>('', 'constructor', '__proto__', 'toString', 'hasOwnProperty', 'app', 'app.getstate', 'app.getState ', 'frame.end', 'frame.getState', null, 1, {}, []),
  fc.string(),
  value
)

/** How it arrives: Electron's bridge between worlds leaves out an own key `__proto__`. */
const arriving = (request: unknown): unknown => JSON.parse(JSON.stringify(request), (key, inner: unknown) => (key === '__proto__' ? undefined : inner))

/** Messages of which none may be carried out. The same seed gives the same ones. */
export function hostileMessages(seed: number, count: number): readonly Message[] {
  const nobody = new Set<unknown>(names.filter((name) => calls[name].from === 'portal'))
  const unknown = fc.tuple(wrongName.filter((name) => !nobody.has(name)), strange)
  const misused = fc.tuple(fc.constantFrom(...names), fc.oneof(nearly, strange)).filter(([name, request]) => calls[name].from === 'frame' || !calls[name].request.safeParse(arriving(request)).success)
  return fc.sample(fc.oneof({ arbitrary: unknown, weight: 1 }, { arbitrary: misused, weight: 4 }), { numRuns: count, seed })
}
