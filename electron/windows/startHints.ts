import { readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Box } from './frameLayout'

/**
 * The little that the first window needs before any store is read: where it was, and which theme and language. A file of
 * its own, because reading the store must not stand before the first paint. Rebuildable: a broken one is ignored.
 */
export interface StartHints {
  readonly bounds?: Box
  readonly maximized?: boolean
  readonly appearance?: 'system' | 'light' | 'dark'
  readonly language?: 'en' | 'de'
  /** Where acting-as windows lay last, by the number of the screen. */
  readonly acting?: Readonly<Record<string, Box>>
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
  const { bounds, maximized, appearance, language, acting } = value as Record<string, unknown>
  return {
    ...(isBox(bounds) ? { bounds } : {}),
    ...(typeof maximized === 'boolean' ? { maximized } : {}),
    ...(appearance === 'system' || appearance === 'light' || appearance === 'dark' ? { appearance } : {}),
    ...(language === 'en' || language === 'de' ? { language } : {}),
    ...placesOf(acting)
  }
}

function placesOf(value: unknown): Pick<StartHints, 'acting'> {
  if (typeof value !== 'object' || value === null) return {}
  const places = Object.entries(value).filter((entry): entry is [string, Box] => isBox(entry[1]))
  return places.length === 0 ? {} : { acting: Object.fromEntries(places) }
}

function isBox(value: unknown): value is Box {
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

/** Bounds that still lie on a screen, at least with a piece that can be caught with the mouse. */
export function onScreen(bounds: Box | undefined, screens: readonly Box[]): Box | undefined {
  if (bounds === undefined) return undefined
  const visible = screens.some(
    (area) =>
      bounds.x < area.x + area.width - 80 && bounds.x + bounds.width > area.x + 80 &&
      bounds.y >= area.y - 10 && bounds.y < area.y + area.height - 40
  )
  return visible ? bounds : undefined
}
