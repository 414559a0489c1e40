import { PlainBrowser } from '../../electron/practice/server/plainBrowser'
import type { PracticeCloud } from '../fixtures/practiceCloud'

export interface CloudQuote {
  readonly quoteId: string
  readonly state: string
  /** "Microsoft 365 E3: 10, …" */
  readonly subscriptions: string
}

/** All quotes that the cloud has, the newest first, read from the partner's own portal: what the application believes does not count. */
export async function quotesOf({ ready }: PracticeCloud): Promise<readonly CloudQuote[]> {
  const browser = await new PlainBrowser().open(`${ready.portal}/${ready.partnerTenantId}/commerce`)
  await browser.signIn('limited@fabrikam.com')
  if (!browser.text.includes('Commerce dashboard')) throw new Error(`no dashboard: ${browser.status} ${browser.url}`)
  return [...browser.text.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) => cellsOf(row)).flatMap(([quoteId = '', _kind, state = '', subscriptions = '']) =>
    /^[\da-f-]{36}$/.test(quoteId) ? [{ quoteId, state, subscriptions }] : [])
}

function cellsOf(row: string): readonly string[] {
  return [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) => cell.replaceAll(/<[^>]+>/g, '').trim())
}
