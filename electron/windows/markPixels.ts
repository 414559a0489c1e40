import type { TenantMark } from '../contract/acting'

/** Letters of three by five points; each digit is a row, its bits the points from left to right. */
const letters: Readonly<Record<string, string>> = {
  A: '25755', B: '65656', C: '34443', D: '65556', E: '74647', F: '74644', G: '34553', H: '55755', I: '72227', J: '11152', K: '55655', L: '44447', M: '57755',
  N: '75555', O: '25552', P: '65644', Q: '25563', R: '65655', S: '34216', T: '72222', U: '55557', V: '55552', W: '55775', X: '55255', Y: '55222', Z: '71247',
  0: '75557', 1: '26227', 2: '61247', 3: '61216', 4: '55711', 5: '74616', 6: '34757', 7: '71222', 8: '75757', 9: '75716'
}

/** How far towards white the points of a pattern are; the same as behind the frame's words would be, but to be seen at 16 pixels. */
const patternLight = 0.35

const patterns: Readonly<Record<TenantMark['pattern'], (x: number, y: number) => boolean>> = {
  solid: () => false,
  diagonal: (x, y) => (x + y) % 4 === 0,
  dots: (x, y) => x % 4 === 1 && y % 4 === 1,
  grid: (x, y) => x % 5 === 0 || y % 5 === 0,
  waves: (x, y) => y % 4 === (x % 4 < 2 ? 0 : 1),
  bars: (x) => x % 4 < 2
}

/**
 * Draws a mark as a square: its colour, its pattern above and below, its initials between. A letter that the small alphabet lacks is left out; the
 * colour and the pattern stay. @param size edge in pixels, 16 or more @returns bytes in the order blue, green, red, alpha
 */
export function markPixels(mark: TenantMark, size: number): Uint8Array {
  const pixels = new Uint8Array(size * size * 4)
  const colour = Number.parseInt(mark.colour.slice(1), 16)
  const ground = [colour & 255, (colour >> 8) & 255, colour >> 16] as const
  const step = Math.max(1, Math.floor(size / 16))
  const isLetter = letterPoints([...mark.initials.toUpperCase()].flatMap((sign) => letters[sign] ?? []).slice(0, 2), size)
  const isPattern = patterns[mark.pattern]
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const inMargin = y < 3 * step || y >= size - 3 * step
      const light = isLetter(x, y) ? 1 : inMargin && isPattern(Math.floor(x / step), Math.floor(y / step)) ? patternLight : 0
      const [blue, green, red] = ground
      pixels.set([lighter(blue, light), lighter(green, light), lighter(red, light), 255], (y * size + x) * 4)
    }
  }
  return pixels
}

const lighter = (value: number, light: number): number => Math.round(value + (255 - value) * light)

function letterPoints(shapes: readonly string[], size: number): (x: number, y: number) => boolean {
  // Two letters and the space between are seven points wide.
  const point = Math.max(1, Math.floor(size / 8))
  const width = (shapes.length * 4 - 1) * point
  const [left, top] = [Math.floor((size - width) / 2), Math.floor((size - 5 * point) / 2)]
  return (x, y) => {
    const [column, row] = [Math.floor((x - left) / point), Math.floor((y - top) / point)]
    if (column < 0 || row < 0 || row > 4 || column % 4 === 3) return false
    const bits = Number(shapes[Math.floor(column / 4)]?.[row] ?? '0')
    return ((bits >> (2 - (column % 4))) & 1) === 1
  }
}
