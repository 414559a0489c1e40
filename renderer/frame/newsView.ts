import type { FrameState } from '../../electron/contract/acting'
import type { FrameBridge } from '../../electron/contract/bridge'
import { browserHelps, type VisitDownload, type VisitWord } from '../../electron/contract/visitNews'
import { visibleDownloads } from '../../electron/domain/newsLines'
import { letGo } from './letGo'
import { permissionText } from './permissionTexts'
import { frameText, type FrameText } from './texts'

/** The lines below the bar: what was refused, and the files that come. */
export interface NewsView {
  show(state: FrameState): void
}

interface Line {
  readonly element: HTMLElement
  show(download: VisitDownload): void
}

type Text = (key: FrameText, values?: Readonly<Record<string, string>>) => string

export function createNewsView(page: Document, bridge: FrameBridge): NewsView {
  const text: Text = (key, values) => frameText(bridge.language, key, values)
  const word = partOf(page, 'word')
  const list = partOf(page, 'downloads')
  const lines = new Map<number, Line>()
  list.setAttribute('aria-label', text('downloads'))
  list.style.setProperty('--visible', String(visibleDownloads))
  const dismiss = partOf(page, 'dismissWord')
  dismiss.textContent = text('dismiss')
  dismiss.addEventListener('click', () => void bridge.calls['frame.dismissWord']())
  const browser = partOf(page, 'wordBrowser')
  browser.textContent = text('browser')
  browser.addEventListener('click', () => void bridge.calls['frame.openInBrowser']())

  const showWord = (said: VisitWord | undefined): void => {
    const helps = said !== undefined && browserHelps.has(said.what)
    if (said === undefined) letGo(word)
    else if (!helps) letGo(browser)
    word.hidden = said === undefined
    browser.hidden = !helps
    const words = said === undefined ? '' : sayWord(said, bridge.language, text)
    const place = partOf(page, 'wordText')
    // Written only when it is another one, so that it is announced once.
    if (place.textContent !== words) place.textContent = words
    // Whole, for a window that is too narrow for it.
    place.title = words
  }
  const showDownloads = (downloads: readonly VisitDownload[]): void => {
    list.hidden = downloads.length === 0
    const present = new Set(downloads.map(({ id }) => id))
    for (const [id, { element }] of lines) {
      if (present.has(id)) continue
      letGo(element)
      element.remove()
      lines.delete(id)
    }
    for (const download of downloads) {
      const line = lines.get(download.id) ?? createLine(page, bridge, text, download.id)
      if (!lines.has(download.id)) {
        lines.set(download.id, line)
        list.append(line.element)
      }
      line.show(download)
    }
  }
  return {
    show: ({ word: said, downloads = [] }) => {
      showWord(said)
      showDownloads(downloads)
    }
  }
}

function sayWord({ what, about = '', times }: VisitWord, language: FrameBridge['language'], text: Text): string {
  const said = text(`refused_${what}`, { about: what === 'permission' ? permissionText(language, about) : about })
  return times === 1 ? said : `${said} ${text('times', { times: String(times) })}`
}

/** Built once for each file: a button that is under the hand stays there while the figures change. */
function createLine(page: Document, bridge: FrameBridge, text: Text, id: number): Line {
  const element = page.createElement('li')
  const name = page.createElement('strong')
  const progress = page.createElement('progress')
  const said = page.createElement('span')
  const button = page.createElement('button')
  let isOver = false
  name.dir = 'auto'
  said.className = 'said'
  button.type = 'button'
  button.addEventListener('click', () => void bridge.calls[isOver ? 'frame.dismissDownload' : 'frame.cancelDownload']({ id }))
  element.append(name, progress, said, button)
  const show = (download: VisitDownload): void => {
    isOver = download.state !== 'asking' && download.state !== 'running'
    name.textContent = download.name
    element.title = download.name
    progress.hidden = isOver
    progress.setAttribute('aria-label', download.name)
    if (download.total === undefined) progress.removeAttribute('value')
    else {
      progress.max = download.total
      progress.value = download.received
    }
    said.textContent = sayDownload(download, bridge.language, text)
    // The figures are there to be looked at; how it ended is announced.
    if (isOver) said.setAttribute('role', 'status')
    button.textContent = text(isOver ? 'dismiss' : 'cancel')
    button.setAttribute('aria-label', `${button.textContent}: ${download.name}`)
  }
  return { element, show }
}

function sayDownload({ state, received, total }: VisitDownload, language: FrameBridge['language'], text: Text): string {
  if (state !== 'running') return text(`download_${state}`)
  const size = (bytes: number): string => sizeText(bytes, language)
  return total === undefined ? size(received) : text('ofSize', { received: size(received), total: size(total) })
}

/** @param bytes as file managers write them: thousands, not 1024s */
export function sizeText(bytes: number, language: 'en' | 'de'): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3))
  return new Intl.NumberFormat(language, { style: 'unit', unit: units[step] ?? 'byte', unitDisplay: 'short', maximumFractionDigits: step < 2 ? 0 : 1 }).format(bytes / 1_000 ** step)
}

function partOf(page: Document, id: string): HTMLElement {
  const found = page.getElementById(id)
  if (found === null) throw new Error(`the frame page has no ${id}`)
  return found
}
