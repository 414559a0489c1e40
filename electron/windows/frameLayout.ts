/** Sizes of the frame at 100 % zoom, in device-independent pixels (look: border on all four sides, bar at the top). */
export const frameBorder = 6
export const frameBar = 44
/** One line of news below the bar. */
export const frameLine = 36

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Where the portal's view lies inside the frame window. The frame page may be zoomed like any page, and its bar grows with
 * it; the view keeps clear of it at every zoom.
 * @param content size of the window's content, in device-independent pixels
 * @param zoom zoom factor of the frame page, 1 = 100 %
 * @param lines lines of news below the bar
 */
export function portalBox(content: { readonly width: number; readonly height: number }, zoom: number, lines = 0): Box {
  const border = Math.ceil(frameBorder * zoom)
  const bar = Math.ceil((frameBar + lines * frameLine) * zoom)
  return {
    x: border,
    y: bar,
    width: Math.max(0, content.width - 2 * border),
    height: Math.max(0, content.height - bar - border)
  }
}
