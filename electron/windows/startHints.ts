import { readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Box } from './frameLayout'
import type { Place, Places } from './places'

/**
 * The little that the first window needs before any store is read: where it was, and which theme and language. A file of
 * its own, because reading the store must not stand before the first paint. Rebuildable: a broken one is ignored.
 */
export interface StartHints {
  /** Where the application's own window lay, by display. */
  readonly portal?: Places
  readonly appearance?: 'system' | 'light' | 'dark'
  readonly language?: 'en' | 'de'
  /** Where acting-as windows lay, by display. */
  readonly acting?: Places
}

export function readStartHints(file: string): StartHints {
  try {
    return parseStartHints(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return {}
  }
}

/** Takes what has the right shape and leaves the rest. */
export function parseStartHints(value: unknown): StartHints {
  if (typeof value !== 'object' || value === null) return {}
  const { portal, appearance, language, acting } = value as Record<string, unknown>
  const [portalPlaces, actingPlaces] = [placesOf(portal), placesOf(acting)]
  return {
    ...(portalPlaces === undefined ? {} : { portal: portalPlaces }),
    ...(appearance === 'system' || appearance === 'light' || appearance === 'dark' ? { appearance } : {}),
    ...(language === 'en' || language === 'de' ? { language } : {}),
    ...(actingPlaces === undefined ? {} : { acting: actingPlaces })
  }
}

function placesOf(value: unknown): Places | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const places = Object.entries(value).flatMap(([display, place]: [string, unknown]) => (isBox(place) ? [[display, placeOf(place)] as const] : []))
  return places.length === 0 ? undefined : Object.fromEntries(places)
}

function placeOf({ x, y, width, height, ...rest }: Box & { readonly state?: unknown }): Place {
  return { x, y, width, height, ...(rest.state === 'maximized' || rest.state === 'fullScreen' ? { state: rest.state } : {}) }
}

function isBox(value: unknown): value is Box & { readonly state?: unknown } {
  if (typeof value !== 'object' || value === null) return false
  const { x, y, width, height } = value as Record<string, unknown>
  return [x, y, width, height].every((part) => Number.isInteger(part) && Math.abs(Number(part)) < 100_000)
}

/** Writes beside and renames, so that a crash leaves the old file or the new one. */
export async function writeStartHints(file: string, hints: StartHints): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const next = `${file}.next`
  await writeFile(next, JSON.stringify(hints))
  await rename(next, file)
}
