import type { PortalCalls } from '../../electron/contract/bridge'
import type { AppError, Result } from '../../electron/contract/errors'
import type { PortalEvents } from '../../electron/contract/events'
import type { Bridge } from '../bridge'

export const done = <T>(value: T): Result<T> => ({ ok: true, value })

export const failed = (error: Partial<AppError> = {}): { readonly ok: false; readonly error: AppError } => ({
  ok: false,
  error: { kind: 'unexpected', code: 'unexpected', correlationId: '99999999-9999-4999-8999-999999999999', ...error }
})

export interface FakeBridge extends Bridge {
  /** Tells the page something, as the main process would. */
  tell<N extends keyof PortalEvents>(name: N, payload: PortalEvents[N]): void
}

/**
 * A bridge of which a test fills in the calls it expects. Any other call answers with a failure that names it, so that a
 * page that asks for more than it should is seen.
 */
export function fakeBridge(calls: Partial<PortalCalls> = {}): FakeBridge {
  const listeners = new Map<string, Set<(payload: never) => void>>()
  const unexpected = new Proxy(calls, {
    get: (target, name) => Reflect.get(target, name) ?? (async () => failed({ params: { call: String(name) } }))
  })
  return {
    platform: 'linux',
    calls: unexpected as PortalCalls,
    on: (name, listener) => {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set.add(listener))
      return () => { set.delete(listener) }
    },
    tell: (name, payload) => {
      for (const listener of listeners.get(name) ?? []) listener(payload as never)
    }
  }
}
