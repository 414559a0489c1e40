import type { VisitNews } from '../contract/visitNews'

/** More downloads than this are scrolled to: the portal keeps its room. */
export const visibleDownloads = 3

/** How many lines the frame has below its bar; the portal's page begins under them. */
export function newsLines({ word, downloads = [] }: VisitNews): number {
  return (word === undefined ? 0 : 1) + Math.min(visibleDownloads, downloads.length)
}
