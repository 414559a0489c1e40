const DURATION = /^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,5})S)?)?$/
const MONTHS_A_YEAR = 12

/** The end of a duration such as `P730D`, `P2Y`, `PT0S` from a moment on, in milliseconds; `undefined` when it is not one. */
export function addDuration(from: number, duration: string): number | undefined {
  const match = DURATION.exec(duration)
  if (!match || duration === 'P' || duration.endsWith('T')) return undefined
  const [, years = '0', months = '0', weeks = '0', days = '0', hours = '0', minutes = '0', seconds = '0'] = match
  const date = new Date(from)
  date.setUTCMonth(date.getUTCMonth() + Number(years) * MONTHS_A_YEAR + Number(months))
  date.setUTCDate(date.getUTCDate() + Number(weeks) * 7 + Number(days))
  return date.getTime() + (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
}
