import type { Box } from './frameLayout'

/** What is asked of a display, as Electron tells it; all sizes in device-independent pixels. */
export interface Display {
  readonly id: number
  readonly size: { readonly width: number; readonly height: number }
  readonly scaleFactor: number
  readonly workArea: Box
}

/** Where a window lies while it is a plain window, and whether it fills the screen. */
export interface Place extends Box {
  readonly state?: 'maximized' | 'fullScreen'
}

/** Places by display, the one used last at the end. */
export type Places = Readonly<Record<string, Place>>

export interface Sizes {
  readonly usual: { readonly width: number; readonly height: number }
  readonly smallest: { readonly width: number; readonly height: number }
}

/** So many displays are remembered: some desks and meeting rooms. */
const mostDisplays = 12
/** The border of a window that Windows has snapped to an edge lies so far outside of the screen. */
const slack = 16

/** The same screen with another size or scale is another one: what lay well there does not lie well here. */
export function displayKey({ id, size, scaleFactor }: Display): string {
  return `${id}:${size.width}x${size.height}@${scaleFactor}`
}

export function keepPlace(places: Places, display: Display, place: Place): Places {
  const key = displayKey(display)
  const others = Object.entries(places).filter(([other]) => other !== key)
  return Object.fromEntries([...others, [key, place] as const].slice(-mostDisplays))
}

/**
 * The place on one display: where the window lay there last; on a display it never lay on, in the size and state it had last, in the
 * middle. Always on the screen, and never larger than it.
 */
export function placeOn(places: Places, display: Display, sizes: Sizes): Place {
  const known = places[displayKey(display)]
  const { workArea } = display
  if (known !== undefined) return fitted(known, workArea, sizes)
  const last = Object.values(places).at(-1)
  const { width, height } = fitted({ ...workArea, ...sizes.usual, ...sizeOf(last) }, workArea, sizes)
  const [x, y] = [workArea.x + Math.round((workArea.width - width) / 2), workArea.y + Math.round((workArea.height - height) / 2)]
  return { x, y, width, height, ...(last?.state === undefined ? {} : { state: last.state }) }
}

/** The place at a start: on the display of last time, or, where that is gone or has changed, on the primary one. */
export function placeAtStart(places: Places, displays: readonly Display[], primary: Display, sizes: Sizes): Place {
  const last = Object.keys(places).at(-1)
  return placeOn(places, displays.find((display) => displayKey(display) === last) ?? primary, sizes)
}

function sizeOf(place: Place | undefined): { readonly width?: number; readonly height?: number } {
  return place === undefined ? {} : { width: place.width, height: place.height }
}

function fitted(place: Place, area: Box, { smallest }: Sizes): Place {
  const width = within(place.width, Math.min(smallest.width, area.width), area.width + 2 * slack)
  const height = within(place.height, Math.min(smallest.height, area.height), area.height + 2 * slack)
  const [across, down] = [along(place.x, width, area.x, area.width), along(place.y, height, area.y, area.height)]
  return { ...place, x: across.at, y: down.at, width: across.length, height: down.length }
}

/** One axis: left as it is where it sticks out by no more than a border, else moved onto the screen, shortened where it is longer. */
function along(at: number, length: number, start: number, room: number): { readonly at: number; readonly length: number } {
  if (at >= start - slack && at + length <= start + room + slack) return { at, length }
  const fits = Math.min(length, room)
  return { at: within(at, start, start + room - fits), length: fits }
}

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most))
