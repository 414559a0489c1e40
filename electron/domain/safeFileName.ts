import { wellFormed } from './wellFormed'

/** Bytes of UTF-8: what an encrypted home folder of Linux still takes, the strictest of all. */
const longest = 140
/** Names that Windows keeps for devices, whatever ending they have. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu

/**
 * The name that a stranger suggests for a file, made safe for every system: no path, no control or direction signs (which can
 * make `exe.txt` of `txt.exe`), nothing that Windows forbids or drops, not hidden, not too long. Its ending is kept.
 * @returns never empty
 */
export function safeFileName(suggested: string): string {
  const plain = wellFormed(suggested)
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"/\\|?*]/gu, '_')
    .replace(/\p{Zs}+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '')
  const named = plain === '' ? 'download' : plain
  return shorten(reserved.test(named) ? `_${named}` : named)
}

/** @returns `report (2).pdf` for `report.pdf` and 2 */
export function numberedName(name: string, number: number): string {
  const { stem, ending } = parts(name)
  return `${stem} (${number})${ending}`
}

function shorten(name: string): string {
  if (bytes(name) <= longest) return name
  const { stem, ending } = parts(name)
  let kept = ''
  let room = longest - bytes(ending)
  for (const sign of stem) {
    room -= bytes(sign)
    if (room < 0) break
    kept += sign
  }
  return `${kept.replace(/[. ]+$/u, '')}${ending}`
}

const bytes = (text: string): number => new TextEncoder().encode(text).length

function parts(name: string): { readonly stem: string; readonly ending: string } {
  const ending = /(?:\.tar)?\.[\p{L}\p{N}]{1,12}$/u.exec(name)?.[0] ?? ''
  return ending === name ? { stem: name, ending: '' } : { stem: name.slice(0, name.length - ending.length), ending }
}
