import type { Box } from './frameLayout'
import { keepPlace, placeOn, type Display, type Place } from './places'
import type { StartHints } from './startHints'
import { smallestFrame } from './tiles'

export interface PlacesParts {
  readonly hints: { current(): StartHints; update(change: StartHints): void }
  /** The display on which most of a window lies. */
  readonly displayOf: (bounds: Box) => Display
}

const sizes = { usual: { width: 1280, height: 840 }, smallest: smallestFrame } as const
/** So far a second window lies beside the first, so that both frames are seen. */
const cascade = 28

/** Where acting-as windows lie, remembered for each display (capabilities 6.6). Not for each customer: that would keep who was visited. */
export class ActingPlaces {
  readonly #parts: PlacesParts

  constructor(parts: PlacesParts) {
    this.#parts = parts
  }

  /**
   * @param near bounds of the application's own window: the new one opens on its display
   * @param taken bounds of the acting-as windows that are open
   */
  placeFor(near: Box, taken: readonly Box[]): Place {
    const display = this.#parts.displayOf(near)
    const place = placeOn(this.#parts.hints.current().acting ?? {}, display, sizes)
    const { x: left, y: top, width: room, height: depth } = display.workArea
    const at = (shift: number): Place => ({
      ...place,
      x: shift === 0 ? place.x : inside(place.x + shift, left, room - place.width),
      y: shift === 0 ? place.y : inside(place.y + shift, top, depth - place.height)
    })
    const free = [...taken.keys(), taken.length].map((times) => at(times * cascade)).find((one) => !taken.some(({ x, y }) => x === one.x && y === one.y))
    return free ?? place
  }

  /** @param seen the bounds that are seen now, which a window that fills the screen has beside those of its place */
  keep(place: Place, seen: Box): void {
    const { hints, displayOf } = this.#parts
    hints.update({ acting: keepPlace(hints.current().acting ?? {}, displayOf(seen), place) })
  }
}

const inside = (at: number, start: number, room: number): number => Math.max(start, Math.min(at, start + Math.max(0, room)))
