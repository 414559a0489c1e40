const notInAHost = /[\s/\\:?#@[\]<>^|%*"'`{}]/u
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u
const longestDomain = 253
const joiners = /[\u200C\u200D]/gu

/**
 * The ASCII form of a domain name, lower case and without a dot at the end: `Bücher.de` → `xn--bcher-kva.de`.
 * `undefined`: not a domain name (one label only, an IP address, a port or path, a label that DNS cannot hold);
 * `'tooLong'`: longer than the 253 characters that DNS can hold.
 */
export function toAsciiDomain(text: string): string | undefined {
  if (text === '' || notInAHost.test(text)) return undefined
  const host = hostOf(text) ?? hostOf(text.replace(joiners, ''))
  if (host === undefined) return undefined
  const domain = host.endsWith('.') ? host.slice(0, -1) : host
  const labels = domain.split('.')
  if (domain.length > longestDomain) return 'tooLong'
  if (labels.length < 2 || !labels.every((one) => label.test(one))) return undefined
  return isNumber(labels.at(-1) ?? '') ? undefined : domain
}

/** The platform's own URL parser knows IDNA (UTS 46) better than any table of ours. */
function hostOf(text: string): string | undefined {
  return URL.canParse(`http://${text}/`) ? new URL(`http://${text}/`).hostname : undefined
}

const isNumber = (text: string) => /^[0-9]+$/u.test(text)
