const pattern = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T.*)?$/

/** The days of an ISO 8601 duration (`P730D`, `P2Y`), a year as 365 and a month as 30; `undefined` for what is none. */
export function daysOf(duration: string): number | undefined {
  const parts = pattern.exec(duration)
  if (parts === null) return undefined
  const [years, months, weeks, days] = parts.slice(1).map((part) => Number(part ?? 0))
  return (years ?? 0) * 365 + (months ?? 0) * 30 + (weeks ?? 0) * 7 + (days ?? 0)
}
