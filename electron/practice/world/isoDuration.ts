const DURATION = /^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})S))?$/
const MONTHS_A_YEAR = 12

/** The end of a duration such as `P730D`, `P2Y`, `PT0S` from a moment on, in milliseconds; `undefined` when it is not one. */
export function addDuration(from: number, duration: string): number | undefined {
  const match = DURATION.exec(duration)
  if (!match || duration === 'P' || duration.endsWith('T')) return undefined
  const [, years = '0', months = '0', days = '0', seconds = '0'] = match
  const date = new Date(from)
  date.setUTCMonth(date.getUTCMonth() + Number(years) * MONTHS_A_YEAR + Number(months))
  date.setUTCDate(date.getUTCDate() + Number(days))
  return date.getTime() + Number(seconds) * 1000
}
