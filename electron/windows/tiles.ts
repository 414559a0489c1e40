import type { Box } from './frameLayout'

/** Narrower than this, a portal cannot be worked with. */
const narrowest = 640

/** Lays windows side by side, as many in a row as are wide enough; the last row takes the whole width too. */
export function tiles(area: Box, count: number): readonly Box[] {
  const columns = Math.max(1, Math.min(count, Math.floor(area.width / narrowest)))
  const rows = Math.ceil(count / columns)
  return Array.from({ length: count }, (_one, index) => {
    const row = Math.floor(index / columns)
    const inRow = row === rows - 1 ? count - row * columns : columns
    const column = index % columns
    const [left, right] = [column, column + 1].map((edge) => Math.round((area.width * edge) / inRow)) as [number, number]
    const [top, bottom] = [row, row + 1].map((edge) => Math.round((area.height * edge) / rows)) as [number, number]
    return { x: area.x + left, y: area.y + top, width: right - left, height: bottom - top }
  })
}
