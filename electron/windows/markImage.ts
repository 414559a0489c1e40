import { nativeImage, type NativeImage } from 'electron'
import type { TenantMark } from '../contract/acting'
import { markPixels } from './markPixels'

/** The mark of a tenant as a picture for the system: window icon, overlay of the task bar, menu. @param size edge in pixels */
export function markImage(mark: TenantMark, size: number): NativeImage {
  return nativeImage.createFromBitmap(Buffer.from(markPixels(mark, size)), { width: size, height: size })
}
