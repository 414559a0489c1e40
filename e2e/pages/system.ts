import type { Desk } from '../fixtures/app'

interface Watched {
  readonly partnerDeskOpened?: readonly string[]
}

/** Stands in for the system's browser and mail program: what would be opened is kept, and nothing opens. */
export async function watchOpenExternal(desk: Desk): Promise<() => Promise<readonly string[]>> {
  await desk.app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { partnerDeskOpened: opened })
    shell.openExternal = async (url: string) => {
      opened.push(url)
    }
  })
  return () => desk.app.evaluate(() => [...((globalThis as Watched).partnerDeskOpened ?? [])])
}

/** Answers the next "save as" with this file. */
export async function answerSaveDialog(desk: Desk, filePath: string): Promise<void> {
  await desk.app.evaluate(({ dialog }, path) => {
    Object.assign(dialog, { showSaveDialog: async () => ({ canceled: path === '', filePath: path }) })
  }, filePath)
}

export interface Copied {
  readonly text: string
  readonly html: string
}

interface OlderClipboard {
  readText(): string
  readHTML(): string
}

interface NewerItem {
  readonly types: readonly string[]
  getType(type: string): Promise<string | { text(): Promise<string> }>
}

/** What is on the clipboard, through the reading call that this Electron has. */
export function readClipboard(desk: Desk): Promise<Copied> {
  return desk.app.evaluate(async ({ clipboard }) => {
    if ('readHTML' in clipboard) {
      const older = clipboard as unknown as OlderClipboard
      return { text: older.readText(), html: older.readHTML() }
    }
    const items = (await (clipboard as unknown as { read(): Promise<readonly NewerItem[]> }).read())
    const read = async (type: string): Promise<string> => {
      const item = items.find(({ types }) => types.includes(type))
      const value = await item?.getType(type)
      return typeof value === 'string' ? value : (await value?.text()) ?? ''
    }
    return { text: await read('text/plain'), html: await read('text/html') }
  })
}

/** Titles of all open windows, as the task bar shows them. */
export async function windowTitles(desk: Desk): Promise<readonly string[]> {
  return desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()))
}

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly body: string
}

/** Takes a `mailto:` URL apart as a mail program does (RFC 6068), with no code of the application. */
export function readMailto(url: string | undefined): Mail {
  const [, to = '', query = ''] = /^mailto:([^?]*)(?:\?(.*))?$/s.exec(url ?? '') ?? []
  const fields = query.split('&').map((field) => field.split('='))
  if (fields.some((field) => field.length !== 2)) throw new Error(`not a mailto: ${url}`)
  const value = (name: string): string => decodeURIComponent(fields.find(([one]) => one === name)?.[1] ?? '')
  const extra = fields.map(([name]) => name).filter((name) => name !== 'subject' && name !== 'body')
  if (extra.length > 0) throw new Error(`more headers: ${extra.join()}`)
  return { to: decodeURIComponent(to), subject: value('subject'), body: value('body') }
}

/** Tells the main window what the system would: a command of a key or button, or a swipe. */
export async function tellWindow(desk: Desk, event: 'app-command' | 'swipe', sign: string): Promise<void> {
  await desk.app.evaluate(({ BrowserWindow }, told) => {
    BrowserWindow.getAllWindows().find((window) => window.webContents.getURL().startsWith('app://partner-desk/index.html'))?.emit(told.event, {}, told.sign)
  }, { event, sign })
}
