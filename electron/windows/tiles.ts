import type { Box } from './frameLayout'

/** Smaller than this, a portal cannot be worked with, and a window does not become (frameWindow). */
export const smallestFrame = { width: 640, height: 480 } as const
/** Where more windows are open than places fit, those that share one lie so far beside each other that both frames are seen. */
const cascade = 28

/** Lays windows side by side on a screen; more than fit in a size one can work with share the places in turn. */
export function tiles(area: Box, count: number): readonly Box[] {
  const most = Math.max(1, Math.floor(area.width / smallestFrame.width)) * Math.max(1, Math.floor(area.height / smallestFrame.height))
  const places = sideBySide(area, Math.min(count, most))
  return Array.from({ length: count }, (_one, index) => shifted(places[index % places.length] ?? area, Math.floor(index / most)))
}

/** Its right and lower edge stay where they are, so that it lies on the screen. */
function shifted({ x, y, width, height }: Box, times: number): Box {
  const [right, down] = [Math.min(times * cascade, Math.max(0, width - smallestFrame.width)), Math.min(times * cascade, Math.max(0, height - smallestFrame.height))]
  return { x: x + right, y: y + down, width: width - right, height: height - down }
}

/** As many in a row as are wide enough; the last row takes the whole width too. */
function sideBySide(area: Box, count: number): readonly Box[] {
  const columns = Math.max(1, Math.min(count, Math.floor(area.width / smallestFrame.width)))
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
