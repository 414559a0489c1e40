import type { Box } from './frameLayout'
import type { StartHints } from './startHints'

export interface Screen {
  readonly id: number
  readonly workArea: Box
}

const inside = (at: number, start: number, room: number): number => Math.max(start, Math.min(at, start + room))

export interface PlacesParts {
  readonly hints: { current(): StartHints; update(change: StartHints): void }
  /** The screen on which most of a window lies. */
  readonly screenOf: (bounds: Box) => Screen
}

/** So far a second window lies beside the first, so that both frames are seen. */
const cascade = 28

/** Where acting-as windows lie, remembered for each screen (capabilities 6.6). Not for each customer: that would keep who was visited. */
export class ActingPlaces {
  readonly #parts: PlacesParts

  constructor(parts: PlacesParts) {
    this.#parts = parts
  }

  /**
   * @param near bounds of the application's own window: the new one opens on its screen
   * @param taken bounds of the acting-as windows that are open
   * @returns `undefined` where nothing is remembered for that screen
   */
  placeFor(near: Box, taken: readonly Box[]): Box | undefined {
    const { id, workArea } = this.#parts.screenOf(near)
    const last = this.#parts.hints.current().acting?.[String(id)]
    if (last === undefined) return undefined
    const [width, height] = [Math.min(last.width, workArea.width), Math.min(last.height, workArea.height)]
    const at = (shift: number): Box => ({
      x: inside(last.x + shift, workArea.x, workArea.width - width),
      y: inside(last.y + shift, workArea.y, workArea.height - height),
      width,
      height
    })
    const free = [...taken.keys(), taken.length].map((times) => at(times * cascade)).find((place) => !taken.some(({ x, y }) => x === place.x && y === place.y))
    return free ?? at(0)
  }

  keep(bounds: Box): void {
    const { hints, screenOf } = this.#parts
    hints.update({ acting: { ...hints.current().acting, [String(screenOf(bounds).id)]: bounds } })
  }
}
