import { createRequire } from 'node:module'
import { clipboard, type ClipboardItem } from 'electron'
import { concealingFormats } from './concealedClipboard'

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
    writeOlder(content)
    return
  }
  const html = content.html === undefined ? {} : { 'text/html': content.html }
  await clipboard.write([new Item({ 'text/plain': content.text, ...html })])
}

/**
 * Puts a secret on the clipboard, with the marks that keep it out of the system's clipboard history, out of its cloud and out of
 * clipboard managers. Electron before 44 cannot write text and marks in one piece: there it is text alone. The same where a
 * system refuses the marks, because a secret that cannot be copied would be typed or sent in a worse way.
 */
export async function writeSecretToClipboard(text: string): Promise<void> {
  const Item = newerItem()
  if (Item === undefined) {
    writeOlder({ text })
    return
  }
  try {
    await clipboard.write([new Item({ 'text/plain': text, ...concealingFormats(process.platform) })])
  } catch {
    await writeClipboard({ text })
  }
}

/** The plain text on the clipboard, `''` where there is none. */
export async function readClipboardText(): Promise<string> {
  // Electron before 44 answers at once and not with a promise, which makes no difference here.
  return (await clipboard.readText()) ?? ''
}

export function clearClipboard(): void {
  clipboard.clear()
}

function writeOlder(content: Content): void {
  // The types are those of the newest Electron, which does not know the older form any more.
  const older = clipboard as unknown as OlderClipboard
  older.write(content)
}

/** Not imported by name: an Electron without it would refuse to link the whole application. */
function newerItem(): typeof ClipboardItem | undefined {
  const electron = createRequire(import.meta.url)('electron') as { readonly ClipboardItem?: typeof ClipboardItem }
  return electron.ClipboardItem
}
