import type { Page } from '@playwright/test'
import type { PartnerDeskBridge } from '../../electron/contract/bridge'

/** The page's own bridge, as seen inside `page.evaluate`. */
export type PortalWindow = Window & { readonly partnerDesk: PartnerDeskBridge }

export interface Calls {
  /** Name of a call and its requests, made one after the other. */
  readonly name: string
  readonly requests: readonly unknown[]
}

/** Makes calls through the bridge and answers how long each took, in ms. Fails when a call fails. */
export function timeCalls(page: Page, calls: Calls): Promise<readonly number[]> {
  return page.evaluate(async ({ name, requests }) => {
    const bridge = (window as unknown as PortalWindow).partnerDesk
    const call = (bridge.calls as unknown as Record<string, (request: unknown) => Promise<{ readonly ok: boolean }>>)[name]
    if (call === undefined) throw new Error(`no call ${name}`)
    const times: number[] = []
    for (const request of requests) {
      const begun = performance.now()
      const { ok } = await call(request ?? undefined)
      times.push(performance.now() - begun)
      if (!ok) throw new Error(`${name} failed`)
    }
    return times
  }, calls)
}

export async function customerCount(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const state = await (window as unknown as PortalWindow).partnerDesk.calls['app.getState']()
    return state.ok && state.value.work.length === 0 ? state.value.customerCount ?? 0 : 0
  })
}
