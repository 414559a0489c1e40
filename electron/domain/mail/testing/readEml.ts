/** A reader of messages written for the tests alone: it shares no code with what it checks. */
export interface ReadMessage {
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly text: string
  readonly html: string
}

export function readEml(eml: string): ReadMessage {
  if (/[^\r]\n|\r(?!\n)|[^\x20-\x7e\t\r\n]/u.test(eml)) throw new Error('bare line end or a character that is not ASCII')
  const { headers, body } = split(eml)
  const type = valueOf(headers, 'Content-Type')
  const boundary = /boundary="([^"]+)"/u.exec(type)?.[1]
  if (!type.startsWith('multipart/alternative') || boundary === undefined) throw new Error(`not a multipart: ${type}`)
  const sections = body.split(`--${boundary}`)
  if (sections.length !== 4 || sections[0] !== '' || sections[3] !== '--\r\n') throw new Error(`${sections.length} sections`)
  const parts = [sections[1], sections[2]].map((section) => readPart((section ?? '').replace(/^\r\n/u, '')))
  const of = (kind: string) => parts.find((part) => part.type.startsWith(kind))?.content ?? ''
  return { headers: headers.map(([name, value]) => [name, decodeWords(value)]), text: of('text/plain'), html: of('text/html') }
}

function split(section: string): { headers: [string, string][]; body: string } {
  const end = section.indexOf('\r\n\r\n')
  const lines = section.slice(0, end).replaceAll('\r\n ', '\n').split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(': ')
    if (colon < 1) throw new Error(`no header: ${line}`)
    return [line.slice(0, colon), line.slice(colon + 2)]
  })
  if (section.split('\r\n').some((line) => line.length > 998)) throw new Error('a line that transports refuse')
  return { headers, body: section.slice(end + 4) }
}

function readPart(section: string): { type: string; content: string } {
  const { headers, body } = split(section)
  if (valueOf(headers, 'Content-Transfer-Encoding') !== 'base64') throw new Error('not base64')
  if (body.split('\r\n').some((line) => line.length > 76)) throw new Error('line too long')
  return { type: valueOf(headers, 'Content-Type'), content: Buffer.from(body, 'base64').toString('utf8') }
}

const valueOf = (headers: readonly (readonly [string, string])[], name: string) => headers.find(([one]) => one === name)?.[1] ?? ''

/** RFC 2047: blanks between encoded words do not count, and each word must be valid by itself. */
function decodeWords(value: string): string {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  return value
    .replace(/\?=[ \n]+(?==\?)/gu, '?=')
    .replace(/=\?UTF-8\?B\?([A-Za-z0-9+/=]*)\?=/gu, (word, base64: string) => {
      if (word.length > 75) throw new Error('encoded word too long')
      return decoder.decode(Buffer.from(base64, 'base64'))
    })
}
