import type { Instant } from '../../contract/ids'

/** A time of Partner Center: without a zone it is in UTC, and the year 1 stands for never. `undefined`: never, or no time. */
export const instantOf = (text: string | null | undefined): Instant | undefined => {
  if (text === null || text === undefined || text.startsWith('0001-')) return undefined
  const at = Date.parse(/[zZ]|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`)
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}
