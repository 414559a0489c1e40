import { judgeExternalUrl } from '../externalUrl'
import { cleanText } from './text'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as it may stand in HTML, also between quotes. */
export const escapeHtml = (text: string) => text.replace(/[&<>"']/gu, (char) => escapes[char] ?? char)

const links = /https?:\/\/[^\s<>"'`]+/gu
const endOfSentence = /[.,;:!?)\]]+$/u

/**
 * A message as HTML: everything escaped, line breaks kept, and web addresses clickable that the opener would open as well
 * (https; http on this computer, for the practice cloud). No other markup, no styles that a mail client would drop.
 */
export function textToHtml(text: string): string {
  const lines = cleanText(text).split('\n').map(lineToHtml)
  return `<div>${lines.join('<br>\r\n')}</div>`
}

function lineToHtml(line: string): string {
  let html = ''
  let done = 0
  for (const match of line.matchAll(links)) {
    const address = match[0].replace(endOfSentence, '')
    html += escapeHtml(line.slice(done, match.index)) + linkToHtml(address)
    done = match.index + address.length
  }
  // A run of blanks collapses in HTML; every second one is made to stay.
  return (html + escapeHtml(line.slice(done))).replaceAll('  ', ' &nbsp;').replaceAll('\t', ' &nbsp; ')
}

function linkToHtml(address: string): string {
  const verdict = judgeExternalUrl(address, { allowLoopbackHttp: true })
  return verdict.kind === 'open' ? `<a href="${escapeHtml(verdict.url)}">${escapeHtml(address)}</a>` : escapeHtml(address)
}
