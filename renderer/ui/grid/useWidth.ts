import { useLayoutEffect, useState, type RefObject } from 'react'

/** The width of an element in pixels, as it changes; `first` until it was measured. */
export function useWidth(box: RefObject<HTMLElement | null>, first: number): number {
  const [width, setWidth] = useState(first)
  // Before the first paint: a table that is drawn too wide once is seen.
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const look = (): void => setWidth(element.clientWidth || first)
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => observer.disconnect()
  }, [box, first])
  return width
}
