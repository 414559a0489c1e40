export interface ReadDraft {
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
}

/** Reads a message of one text part, as a mail program kept it: what it was given, by the standards and by no code of the application. */
export function readDraft(file: Buffer): ReadDraft {
  const whole = file.toString('latin1')
  const end = whole.indexOf('\n\n')
  const headers = whole.slice(0, end).replaceAll(/\n[ \t]/g, ' ').split('\n').map(splitHeader)
  const valueOf = (name: string): string => headers.find(([one]) => one === name)?.[1] ?? ''
  if (!/^text\/plain; charset=UTF-8/i.test(valueOf('Content-Type')) && valueOf('Content-Transfer-Encoding') !== '7bit') throw new Error(`not a text in UTF-8: ${valueOf('Content-Type')}`)
  const body = decodeBody(whole.slice(end + 2), valueOf('Content-Transfer-Encoding').toLowerCase()).toString('utf8')
  return { headers: headers.map(([name, value]) => [name, decodeWords(value)]), body: body.replace(/\n$/, '') }
}

function splitHeader(line: string): readonly [string, string] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon), line.slice(colon + 1).trim()]
}

function decodeBody(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding === 'quoted-printable') return unquote(body.replaceAll(/=\n/g, ''))
  if (['7bit', '8bit'].includes(encoding)) return Buffer.from(body, 'latin1')
  throw new Error(`unknown encoding: ${encoding}`)
}

function unquote(text: string): Buffer {
  return Buffer.from(text.replaceAll(/=([\dA-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1')
}

/** RFC 2047: the blank between two encoded words is no part of the text. */
function decodeWords(value: string): string {
  const joined = value.replaceAll(/\?=[ \t]+(?==\?)/g, '?=')
  return joined.replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_word, kind: string, text: string) =>
    (kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : unquote(text.replaceAll('_', ' '))).toString('utf8'))
}
