import type { Box } from './frameLayout'

/** A card of the list: the picture, and below it mark, name and digit (renderer/switcher/switcher.css has the same sizes). */
const card = { width: 224, height: 194 } as const
const gap = 8
const edge = 12
const mostInARow = 5

/** Where the list of open windows lies: in the middle of a screen, as wide as its cards need; more than fit are scrolled to. */
export function switcherBox(count: number, workArea: Box): Box {
  const room = Math.max(1, Math.floor((workArea.width - 2 * edge + gap) / (card.width + gap)))
  const columns = Math.max(1, Math.min(count, room, mostInARow))
  const rows = Math.ceil(count / columns)
  const width = Math.min(workArea.width, columns * (card.width + gap) - gap + 2 * edge)
  const height = Math.min(workArea.height, rows * (card.height + gap) - gap + 2 * edge)
  return { x: workArea.x + Math.round((workArea.width - width) / 2), y: workArea.y + Math.round((workArea.height - height) / 2), width, height }
}
