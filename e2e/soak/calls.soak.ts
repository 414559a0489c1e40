import type { PortalWindow } from '../bench/portalCalls'
import { expect, signIn, test } from '../fixtures/app'
import { sayProgress, soakCount } from './count'

const portion = 500

test('no hostile call is carried out, breaks anything, or changes anything', async ({ desk }) => {
  const calls = soakCount()
  await signIn(desk)
  // The state must not change by itself while it is compared.
  await expect.poll(async () => JSON.parse(await stateOf(desk.portal)).work.length, { timeout: 30_000 }).toBe(0)
  const before = await stateOf(desk.portal)
  for (let done = 0; done < calls; done += portion) {
    const wrong = await desk.portal.evaluate(sendHostile, { seed: done + 1, count: Math.min(portion, calls - done) })
    expect(wrong).toEqual([])
    sayProgress(Math.min(calls, done + portion), calls, 'calls refused')
  }
  expect(await stateOf(desk.portal)).toBe(before)
})

async function stateOf(page: { evaluate<T>(run: () => Promise<T>): Promise<T> }): Promise<string> {
  return page.evaluate(async () => JSON.stringify(await (window as unknown as PortalWindow).partnerDesk.calls['app.getState']()).replace(/^\{"ok":true,"value":/u, '').slice(0, -1))
}

/** Runs in the page. None of what it sends fits any call. @returns what was not refused as invalid */
async function sendHostile({ seed, count }: { readonly seed: number; readonly count: number }): Promise<readonly string[]> {
  const { calls } = (window as unknown as PortalWindow).partnerDesk
  const table = calls as unknown as Record<string, (request: unknown) => Promise<{ readonly ok: boolean; readonly error?: { readonly kind: string } }>>
  const names = Object.keys(table)
  let state = seed
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const id = '11111111-2222-4333-8444-555555555555'
  const values: readonly (() => unknown)[] = [
    () => null, () => random(1e9), () => -1, () => Number.NaN, () => Number.POSITIVE_INFINITY, () => true, () => '', () => '../../etc/passwd', () => 'x'.repeat(random(5_000)),
    () => '\u0000\u202e\ud800', () => [], () => [[[[{}]]]], () => new Date(0), () => new Uint8Array(random(64)), () => 10n ** 30n
  ]
  const value = (): unknown => values[random(values.length)]?.()
  const keys = ['tenantId', 'offerId', 'query', 'text', 'limit', 'offset', 'sessionId', 'mergeId', 'id', 'kind', 'language', 'sent', 'to', 'body', 'constructor', 'toString']
  const request = (): unknown => {
    const bare = value()
    // An object without any entry, which a date or an array of bytes is to a schema, fits calls that need nothing.
    if (random(3) === 0 && (typeof bare !== 'object' || bare === null || Array.isArray(bare))) return bare
    const made: Record<string, unknown> = { tenantId: id, offerId: id, sessionId: id }
    for (let more = random(6); more > 0; more -= 1) made[keys[random(keys.length)] ?? ''] = value()
    // No call has this one, and every schema refuses what it does not know.
    return { ...made, unexpected: value() }
  }
  const wrong: string[] = []
  const one = async (): Promise<void> => {
    const name = names[random(names.length)] ?? ''
    const sent = request()
    const late = new Promise<undefined>((resolve) => { setTimeout(() => resolve(undefined), 10_000) })
    const answer = await Promise.race([table[name]?.(sent), late])
    if (answer?.ok !== false || answer.error?.kind !== 'invalid') wrong.push(`${name}: ${JSON.stringify(answer) ?? 'no answer'} to ${Object.prototype.toString.call(sent)}`)
  }
  for (let done = 0; done < count; done += 20) await Promise.all(Array.from({ length: Math.min(20, count - done) }, one))
  return wrong.slice(0, 10)
}
