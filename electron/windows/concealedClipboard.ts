/** A DWORD of value 0, as Windows wants it for "no". */
const no = (): Blob => new Blob([new Uint8Array(4)])

/** The marks of each system that something on the clipboard is a secret: name of the system's own format → content. */
function marksOf(platform: NodeJS.Platform): Readonly<Record<string, Blob | string>> {
  if (platform === 'win32') return { ExcludeClipboardContentFromMonitorProcessing: no(), CanIncludeInClipboardHistory: no(), CanUploadToCloudClipboard: no() }
  if (platform === 'darwin') return { 'org.nspasteboard.ConcealedType': '1' }
  // The sign that KDE's Klipper, and others after it, look for.
  return { 'x-kde-passwordManagerHint': 'secret' }
}

/** The same in the form in which Electron 44 and later take formats of the system. */
export function concealingFormats(platform: NodeJS.Platform): Readonly<Record<string, Blob | string>> {
  return Object.fromEntries(Object.entries(marksOf(platform)).map(([name, content]) => [`electron application/osclipboard;format="${name}"`, content]))
}
