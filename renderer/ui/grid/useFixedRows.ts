import { useCallback, useEffect, useState, type RefObject } from 'react'
import { rowHeight } from './gridKeys'

/** Rows drawn above and below the ones in sight, so that scrolling shows no gap. */
const spare = 8

export interface Sight {
  /** First row to draw. */
  readonly from: number
  /** Last row to draw (inclusive); `from - 1` for an empty list. */
  readonly to: number
}

/** Which rows must exist for a box of `height` pixels that is scrolled down by `top`. */
export function rowsInSight(top: number, height: number, total: number): Sight {
  const from = Math.max(0, Math.floor(top / rowHeight) - spare)
  const to = Math.min(total - 1, Math.ceil((top + height) / rowHeight) + spare)
  return { from: Math.min(from, Math.max(0, to)), to }
}

/** Keeps only the rows in sight. All rows are of one height, so nothing needs to be measured, whatever the length. */
export function useFixedRows(box: RefObject<HTMLElement | null>, total: number) {
  // Until the box is measured: the tallest one that is likely, so that the first paint is complete.
  const [view, setView] = useState({ top: 0, height: 720 })
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const look = (): void => setView({ top: element.scrollTop, height: element.clientHeight || 720 })
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [box])
  /** Scrolls just so far that a row stands below the head and inside the box. */
  const show = useCallback((index: number) => {
    const element = box.current
    if (element === null) return
    const top = index * rowHeight
    const room = element.clientHeight - 2 * rowHeight
    if (top < element.scrollTop) element.scrollTo({ top })
    else if (top > element.scrollTop + room) element.scrollTo({ top: top - room })
  }, [box])
  return { sight: rowsInSight(view.top, view.height, total), show }
}
