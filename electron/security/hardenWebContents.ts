import type { App, WebContents } from 'electron'
import { isOwnUrl } from './appPaths'
import type { OpenExternal } from './openExternal'

export interface HardeningOptions {
  /** Whether these contents show a page of ours (the portal page or a frame). */
  readonly isOwn: (contents: WebContents) => boolean
  readonly open: OpenExternal
  readonly refused: (what: string, url: string) => void
}

type Contents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>

/**
 * For every page of the application: no `<webview>`, no window of the page's own making, and our own pages go nowhere.
 * An acting-as view replaces the answer to `window.open` by its own, stricter one.
 */
export function hardenWebContents(contents: Contents, options: Omit<HardeningOptions, 'isOwn'> & { readonly own: () => boolean }): void {
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
    options.refused('webview', '')
  })
  contents.setWindowOpenHandler(({ url }) => {
    if (options.own()) openOutside(options, url)
    return { action: 'deny' }
  })
  const keepHome = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!options.own() || isOwnUrl(event.url)) return
    event.preventDefault()
    options.refused('navigation', event.url)
  }
  contents.on('will-frame-navigate', keepHome)
  contents.on('will-redirect', keepHome)
}

function openOutside(options: Pick<HardeningOptions, 'open' | 'refused'>, url: string): void {
  // Later than this event: the handler must answer first.
  setImmediate(() => {
    options.open(url).catch(() => options.refused('window.open', url))
  })
}

export function hardenEveryWebContents(app: Pick<App, 'on'>, options: HardeningOptions): void {
  app.on('web-contents-created', (_event, contents) => {
    hardenWebContents(contents, { open: options.open, refused: options.refused, own: () => options.isOwn(contents) })
  })
}
