/** Values for the placeholders of a message. */
export type Params = Readonly<Record<string, string | number>>

/** Where the branches of a `{name, plural, one {…} other {…}}` argument end up. */
interface Scan {
  readonly text: string
  at: number
}

/**
 * Formats an ICU message with the part of the syntax that our catalogues use: `{name}`, `{name, number}`,
 * `{name, plural, =0 {…} one {…} other {…}}` with `#`, and `{name, select, a {…} other {…}}`.
 * The full library costs 34 KB of the first chunk (see renderer/README.md); a test holds this one against it for every message.
 * A placeholder without a value stays visible as `{name}`, so that it is found.
 */
export function formatMessage(message: string, locale: string, params: Params = {}): string {
  return readText({ text: message, at: 0 }, locale, params, undefined)
}

function readText(scan: Scan, locale: string, params: Params, count: number | undefined): string {
  let out = ''
  while (scan.at < scan.text.length) {
    const character = scan.text[scan.at]
    if (character === '}') break
    scan.at += 1
    if (character === '{') out += readArgument(scan, locale, params, count)
    else if (character === '#' && count !== undefined) out += count.toLocaleString(locale)
    else out += character
  }
  return out
}

function readArgument(scan: Scan, locale: string, params: Params, count: number | undefined): string {
  const name = readWord(scan)
  const value = params[name]
  if (take(scan, '}')) return value === undefined ? `{${name}}` : String(value)
  take(scan, ',')
  const type = readWord(scan)
  if (take(scan, '}')) return value === undefined ? `{${name}}` : show(value, locale)
  take(scan, ',')
  return readBranches(scan, { type, value, locale, params, count })
}

interface Choice {
  readonly type: string
  readonly value: string | number | undefined
  readonly locale: string
  readonly params: Params
  readonly count: number | undefined
}

function readBranches(scan: Scan, choice: Choice): string {
  const wanted = wantedBranches(choice)
  const inner = choice.type === 'plural' ? Number(choice.value) : choice.count
  const branches = new Map<string, string>()
  while (!take(scan, '}') && scan.at < scan.text.length) {
    const key = readWord(scan)
    take(scan, '{')
    branches.set(key, readText(scan, choice.locale, choice.params, inner))
    take(scan, '}')
  }
  for (const key of wanted) {
    const text = branches.get(key)
    if (text !== undefined) return text
  }
  return ''
}

/** The branches that fit a value, the closest first. */
function wantedBranches({ type, value, locale }: Choice): readonly string[] {
  if (type !== 'plural') return [String(value), 'other']
  return [`=${value}`, new Intl.PluralRules(locale).select(Number(value)), 'other']
}

function show(value: string | number, locale: string): string {
  return typeof value === 'number' ? value.toLocaleString(locale) : value
}

function skipSpace(scan: Scan): void {
  while (/\s/.test(scan.text[scan.at] ?? '')) scan.at += 1
}

function readWord(scan: Scan): string {
  skipSpace(scan)
  const start = scan.at
  while (scan.at < scan.text.length && !/[\s,{}]/.test(scan.text[scan.at] ?? '')) scan.at += 1
  const word = scan.text.slice(start, scan.at)
  skipSpace(scan)
  return word
}

function take(scan: Scan, character: string): boolean {
  skipSpace(scan)
  if (scan.text[scan.at] !== character) return false
  scan.at += 1
  // Spaces inside a branch belong to its text, so none are skipped here.
  return true
}
