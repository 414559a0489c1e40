import { isLoopbackHost, parseAddress } from './address'
import { isOwnMailto } from './mail/mailto'

/** Why an address is not handed to the system. */
export type ExternalUrlRefusal =
  | 'notText' | 'empty' | 'tooLong' | 'controlCharacter' | 'notAnAddress' | 'scheme' | 'insecure' | 'credentials'

export type ExternalUrlVerdict =
  /** `url` is the address as the platform reads it; open this one, not what was asked for. */
  { readonly kind: 'open'; readonly url: string } | { readonly kind: 'refused'; readonly reason: ExternalUrlRefusal }

/** Windows opens at most 2,081 characters; the same limit everywhere keeps the behaviour the same. */
export const longestExternalUrl = 2_000

/** Also marks of direction and the backslash, which some parsers take for a slash. */
const controlOrBlank = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\s\\]/u

const refused = (reason: ExternalUrlRefusal): ExternalUrlVerdict => ({ kind: 'refused', reason })

/**
 * Whether an address may be handed to the system: https, http to this computer only where the caller says so (the practice
 * cloud), and mail only in the form that our own builder writes.
 */
export function judgeExternalUrl(value: unknown, options: { readonly allowLoopbackHttp?: boolean } = {}): ExternalUrlVerdict {
  if (typeof value !== 'string') return refused('notText')
  if (value === '') return refused('empty')
  if (value.length > longestExternalUrl) return refused('tooLong')
  if (controlOrBlank.test(value)) return refused('controlCharacter')
  if (isOwnMailto(value)) return { kind: 'open', url: value }
  const url = parseAddress(value)
  return url === undefined ? refused('notAnAddress') : judgeParsed(url, options.allowLoopbackHttp === true)
}

function judgeParsed(url: URL, allowLoopbackHttp: boolean): ExternalUrlVerdict {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refused('scheme')
  if (url.protocol === 'http:' && !(allowLoopbackHttp && isLoopbackHost(url.hostname))) return refused('insecure')
  if (url.username !== '' || url.password !== '') return refused('credentials')
  // Escaping what is not ASCII makes an address longer.
  return url.href.length > longestExternalUrl ? refused('tooLong') : { kind: 'open', url: url.href }
}
