import { createRequire } from 'node:module'
import { clipboard, type ClipboardItem } from 'electron'

interface Content {
  readonly text: string
  readonly html?: string
}

/** The clipboard before Electron 44: one call, answered at once. */
interface OlderClipboard {
  write(content: Content): void
}

/**
 * Puts text, and the same as HTML, on the clipboard in one piece. Electron 44 replaced the call by the web's form with
 * items; the older ones are still supported, so whether items exist decides.
 */
export async function writeClipboard(content: Content): Promise<void> {
  const Item = newerItem()
  if (Item === undefined) {
    // The types are those of the newest Electron, which does not know the older form any more.
    const older = clipboard as unknown as OlderClipboard
    older.write(content)
    return
  }
  const html = content.html === undefined ? {} : { 'text/html': content.html }
  await clipboard.write([new Item({ 'text/plain': content.text, ...html })])
}

/** Not imported by name: an Electron without it would refuse to link the whole application. */
function newerItem(): typeof ClipboardItem | undefined {
  const electron = createRequire(import.meta.url)('electron') as { readonly ClipboardItem?: typeof ClipboardItem }
  return electron.ClipboardItem
}
