import type { CSSProperties } from 'react'

export const rowHeight = 32

/** Where a key leads from row `from` of `total`; `undefined` when the key does not move. `page` is the rows in sight. */
export function moved(key: string, from: number, total: number, page: number): number | undefined {
  const to = target(key, from, total, Math.max(1, page))
  return to === undefined ? undefined : Math.min(Math.max(0, to), Math.max(0, total - 1))
}

function target(key: string, from: number, total: number, page: number): number | undefined {
  if (key === 'ArrowDown') return from + 1
  if (key === 'ArrowUp') return from - 1
  if (key === 'PageDown') return from + page
  if (key === 'PageUp') return from - page
  if (key === 'Home') return 0
  if (key === 'End') return total - 1
  return undefined
}

/** Tells the styles how many rows there are, the head included: a short table is no taller than its rows. */
export function heightFor(total: number): CSSProperties {
  const style: CSSProperties & Record<'--rows', number> = { '--rows': total + 1 }
  return style
}
