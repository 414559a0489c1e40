import { activityResults, type ActivityFilter, type ActivityResult } from '../../../electron/contract/activity'
import type { TenantId } from '../../../electron/contract/ids'

/** Days back from now. */
export const spans = ['1', '7', '30', '90', '365'] as const

/** By what the list of activity is narrowed. */
export interface Chosen {
  readonly text: string
  readonly topic: string | undefined
  readonly result: ActivityResult | undefined
  readonly who: string | undefined
  /** Absent: any time. */
  readonly since: (typeof spans)[number] | undefined
}

/** Reads what an address asks for; what is not understood does not narrow. */
export function chosenFor(query: string): Chosen {
  const wanted = new URLSearchParams(query)
  const upTo = (name: string, longest: number): string | undefined => {
    const value = wanted.get(name) ?? ''
    return value === '' || value.length > longest ? undefined : value
  }
  return {
    text: (wanted.get('text') ?? '').slice(0, 200),
    topic: upTo('topic', 40),
    result: activityResults.find(one => one === wanted.get('result')),
    who: upTo('who', 320),
    since: spans.find(one => one === wanted.get('since'))
  }
}

/** The address's own form of it; empty where nothing is narrowed. */
export function queryFor(chosen: Chosen): Record<string, string> {
  return Object.fromEntries(Object.entries(chosen).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''))
}

export const narrows = (chosen: Chosen): boolean => Object.keys(queryFor(chosen)).length > 0

/** What is asked for. @param now milliseconds since the epoch */
export function filterOf({ text, topic, result, who, since }: Chosen, tenantId: TenantId | undefined, now = Date.now()): ActivityFilter {
  return {
    text,
    ...(topic !== undefined && { topic }),
    ...(result !== undefined && { result }),
    ...(who !== undefined && { who }),
    ...(tenantId !== undefined && { tenantId }),
    ...(since !== undefined && { from: new Date(now - Number(since) * 86_400_000).toISOString() })
  }
}
