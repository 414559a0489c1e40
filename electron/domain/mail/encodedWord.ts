import { toBase64 } from './base64'

/** An encoded word is at most 75 characters: 12 for its frame, so 60 of base64, which hold 45 bytes. */
const bytesPerWord = 45
const plainLine = /^(?!.*=\?)[\x20-\x7e]{0,60}$/u

/**
 * An unstructured header's value (a subject): as it is when it is short and ASCII, otherwise as RFC 2047 encoded words, one a
 * line. Never splits a character. `text` holds no control characters (see `cleanLine`).
 */
export function headerText(text: string): string {
  if (plainLine.test(text)) return text
  return chunks(text).map((part) => `=?UTF-8?B?${toBase64(part)}?=`).join('\r\n ')
}

function chunks(text: string): readonly string[] {
  const parts: string[] = []
  let part = ''
  let bytes = 0
  for (const char of text) {
    const size = utf8Size(char.codePointAt(0) ?? 0)
    if (bytes + size > bytesPerWord) {
      parts.push(part)
      part = ''
      bytes = 0
    }
    part += char
    bytes += size
  }
  return [...parts, part]
}

function utf8Size(codePoint: number): number {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x800) return 2
  return codePoint < 0x1_0000 ? 3 : 4
}
