const two = (value: number): string => String(value).padStart(2, '0')

/** Running time as `m:ss`, from an hour on as `h:mm:ss`. @param ms milliseconds; a clock that was turned back counts as 0 */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  return hours > 0 ? `${hours}:${two(minutes % 60)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`
}
