import type { NativeImage } from 'electron'
import { withLimit } from './withLimit'

/** Size of a picture in the list of windows, in device-independent pixels. */
export const pictureSize = { width: 208, height: 130 } as const
/** A window that paints nothing more answers late or never. Nobody waits for it: the list is there, and the picture joins it if it comes. */
export const captureLimitMs = 8_000

type Picture = Pick<NativeImage, 'isEmpty' | 'getSize' | 'crop' | 'resize'>

export interface SwitchPicturesParts {
  /** `undefined`: there is nothing to be seen of this window now, for example because its page is covered. */
  readonly capture: (id: string) => Promise<NativeImage | undefined> | undefined
  readonly limitMs?: number
}

/**
 * Small pictures of the open windows, for choosing among them. In memory only: they show customers' pages, so one goes with its
 * session, and none is ever written anywhere.
 */
export class SwitchPictures {
  readonly #parts: SwitchPicturesParts
  readonly #pictures = new Map<string, string>()
  /** Windows that may have a picture: what was captured of any other one came too late. */
  #present: ReadonlySet<string> = new Set()

  constructor(parts: SwitchPicturesParts) {
    this.#parts = parts
  }

  /** As a `data:` address. */
  of(id: string): string | undefined {
    return this.#pictures.get(id)
  }

  /** Says which windows there are; pictures of others go at once. */
  keepOnly(ids: readonly string[]): void {
    this.#present = new Set(ids)
    for (const id of this.#pictures.keys()) if (!this.#present.has(id)) this.#pictures.delete(id)
  }

  /** Takes a new picture; the one before stays where the window gives none in time. Never rejects. @returns whether there is a new one */
  async renew(id: string): Promise<boolean> {
    const capturing = this.#parts.capture(id)
    if (capturing === undefined) {
      this.#pictures.delete(id)
      return false
    }
    const done = await withLimit(capturing, this.#parts.limitMs ?? captureLimitMs)
    const image = done ? await capturing : undefined
    if (image === undefined || image.isEmpty() || !this.#present.has(id)) return false
    this.#pictures.set(id, `data:image/jpeg;base64,${shrunk(image).toJPEG(65).toString('base64')}`)
    return true
  }
}

/** The upper part of a window, where it says what it is, in the shape of the list's pictures. */
function shrunk(image: Picture): NativeImage {
  const { width, height } = image.getSize()
  const shown = Math.min(height, Math.round((width * pictureSize.height) / pictureSize.width))
  return image.crop({ x: 0, y: 0, width, height: Math.max(1, shown) }).resize({ width: pictureSize.width * 2, quality: 'good' })
}
