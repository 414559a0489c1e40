import type { Desk } from '../fixtures/app'
import { shapeWindow, type WindowShape } from '../accessibility/proofs'

/** Longer than any page that somebody reads in one go; a window is not made higher than that. */
const highest = 4_000

/** Makes the window as high as what stands in it, so that a picture shows the page to its end. Never lower than the shape says. */
export async function showWholePage(desk: Desk, shape: WindowShape): Promise<void> {
  await shapeWindow(desk, shape)
  const hidden = await desk.portal.evaluate(() => {
    const main = document.querySelector('main')
    return main === null ? 0 : main.scrollHeight - main.clientHeight
  })
  if (hidden > 0) await shapeWindow(desk, { ...shape, height: Math.min(highest, shape.height + Math.ceil(hidden * shape.zoom)) })
}
