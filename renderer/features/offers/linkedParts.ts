import { judgeExternalUrl } from '../../../electron/domain/externalUrl'

export interface Part {
  /** Where it begins in the message. */
  readonly at: number
  readonly text: string
  readonly link: boolean
}

const addresses = /https?:\/\/[^\s<>"'`]+/gu
const endOfSentence = /[.,;:!?)\]]+$/u

/** A message cut into text and the addresses that the message's HTML makes clickable (domain/mail/html). */
export function linkedParts(message: string): readonly Part[] {
  const parts: Part[] = []
  let done = 0
  for (const match of message.matchAll(addresses)) {
    const text = match[0].replace(endOfSentence, '')
    if (match.index > done) parts.push({ at: done, text: message.slice(done, match.index), link: false })
    parts.push({ at: match.index, text, link: judgeExternalUrl(text, { allowLoopbackHttp: true }).kind === 'open' })
    done = match.index + text.length
  }
  if (done < message.length) parts.push({ at: done, text: message.slice(done), link: false })
  return parts
}
