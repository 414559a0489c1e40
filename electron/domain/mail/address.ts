import { toAsciiDomain } from '../domainName'

export interface Recipients {
  /** As `name@example.com`, in the ASCII form of the domain, each once. */
  readonly addresses: readonly string[]
  /** What was typed and is no address. */
  readonly refused: readonly string[]
}

const longestAddress = 254
/** RFC 5322 dot-atom, without quoted strings and comments: no client writes those, and they can hide another header. */
const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/iu

/** Reads what was typed into "To": addresses divided by commas, semicolons or blanks. `Name <address>` counts as the address. */
export function parseRecipients(text: string): Recipients {
  const parts = text
    .replace(/[^,;<>\n]*<([^<>]*)>/gu, ' $1 ')
    .split(/[\s,;]+/u)
    .filter((part) => part !== '')
  const addresses = parts.map(mailAddress)
  return {
    addresses: [...new Set(addresses.filter((address) => address !== undefined))],
    refused: parts.filter((_, index) => addresses[index] === undefined)
  }
}

/** The strict form of an address, or `undefined`. */
export function mailAddress(text: string): string | undefined {
  const at = text.lastIndexOf('@')
  const local = text.slice(0, Math.max(at, 0))
  const domain = toAsciiDomain(text.slice(at + 1))
  if (at < 1 || local.length > 64 || !localPart.test(local) || domain === undefined || domain === 'tooLong') return undefined
  const address = `${local}@${domain}`
  return address.length > longestAddress ? undefined : address
}
