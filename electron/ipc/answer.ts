import { AppFailure, type AppError, type Result } from '../contract/errors'
import { calls, type CallName } from '../contract/calls'
import { attended } from '../lib/presence'
import type { Ownership } from '../services/accounts/ownership'
import type { CallGate } from '../services/callGate'
import type { CallWait } from '../services/customersOpening'
import type { Handlers } from './handlers/types'
import type { Sender } from './trustedSenders'

/** The longest request, in characters of JSON: the longest message of an offer, with room. */
export const requestLimit = 250_000

export interface AnswerLog {
  warn(message: string, details?: Readonly<Record<string, unknown>>): void
  error(message: string, details?: Readonly<Record<string, unknown>>): void
}

export type Answer = (sender: Sender, name: unknown, request: unknown) => Promise<Result<unknown>>

/**
 * The second half of the router: known call? allowed to this page? arguments in shape? allowed to this technician? What it needs is there? Then the
 * handler, in the name of whoever is signed in, and its outcome as a {@link Result}. A page learns of a fault of ours only the correlation id under which the log has the rest.
 */
export function createAnswer(handlers: Handlers, gate: CallGate, log: AnswerLog, wait: CallWait = () => undefined, ownership?: Pick<Ownership, 'answer'>): Answer {
  return async (sender, name, request) => {
    if (!isCallName(name)) return refuse(log, 'ipc.unknownCall', sender, typeof name === 'string' ? name.slice(0, 64) : typeof name)
    const spec = calls[name]
    if (spec.from !== sender.caller) return refuse(log, 'ipc.notForThisPage', sender, name)
    if (tooLarge(request)) return refuse(log, 'ipc.tooLarge', sender, name)
    if (!isPlain(request)) return refuse(log, 'ipc.invalidArguments', sender, name)
    const parsed = spec.request.safeParse(request)
    if (!parsed.success) return refuse(log, 'ipc.invalidArguments', sender, name)
    return attended(() => run({ handlers, gate, log, wait, ownership }, name, parsed.data, sender))
  }
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(calls, name)
}

function tooLarge(request: unknown): boolean {
  if (request === undefined) return false
  try {
    return (JSON.stringify(request) ?? '').length > requestLimit
  } catch {
    return true
  }
}

/**
 * Whether it is made of primitives, arrays and plain objects alone. The channel clones a Map, a Date or bytes as such, and a schema
 * whose fields are all optional would take them for an empty object. To be asked only of what JSON can write, so of no circles.
 */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isPlain)
  const prototype: unknown = Object.getPrototypeOf(value)
  return (prototype === Object.prototype || prototype === null) && Object.values(value).every(isPlain)
}

interface RunParts {
  readonly handlers: Handlers
  readonly gate: CallGate
  readonly log: AnswerLog
  readonly wait: CallWait
  readonly ownership: Pick<Ownership, 'answer'> | undefined
}

/** Calls by which the account changes are of no account's work. */
const changesAccount = (name: CallName): boolean => name.startsWith('session.')

async function run({ handlers, gate, log, wait, ownership }: RunParts, name: CallName, request: unknown, sender: Sender): Promise<Result<unknown>> {
  // The schema of `name` has just given `request` its shape; a table of calls cannot tell the compiler so.
  const handler = handlers[name] as (request: unknown, context: { readonly contentsId: number }) => unknown
  const answer = async (): Promise<unknown> => {
    await gate(calls[name].right)
    await wait(name)
    return handler(request, { contentsId: sender.contentsId })
  }
  const direct = ownership === undefined || calls[name].right === 'anybody' || changesAccount(name)
  try {
    return { ok: true, value: await (direct ? answer() : ownership.answer(answer)) }
  } catch (thrown) {
    return { ok: false, error: toAppError(log, name, thrown) }
  }
}

function toAppError(log: AnswerLog, name: string, thrown: unknown): AppError {
  if (thrown instanceof AppFailure) {
    log.warn('call failed', { call: name, kind: thrown.error.kind, code: thrown.error.code, correlationId: thrown.error.correlationId })
    return thrown.error
  }
  const correlationId = globalThis.crypto.randomUUID()
  log.error('call broke', { call: name, correlationId, thrown })
  return { kind: 'unexpected', code: 'unexpected', correlationId }
}

function refuse(log: AnswerLog, code: string, sender: Sender, call: string): Result<never> {
  const correlationId = globalThis.crypto.randomUUID()
  log.warn('call refused', { code, call, from: sender.caller, correlationId })
  return { ok: false, error: { kind: 'invalid', code, correlationId } }
}
