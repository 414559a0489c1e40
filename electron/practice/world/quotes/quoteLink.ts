import type { Quote, QuoteKind } from './quote'

const TYPES: Readonly<Record<QuoteKind, string>> = { trial: 'Trial', purchase: 'Purchase', delegatedAdministration: 'DelegatedAdministration' }

/** The link that a customer follows, in the form of the historic ones. @param portal base of the portals */
export function quoteLink(quote: Pick<Quote, 'kind' | 'id' | 'partnerId'>, portal: string): string {
  return `${portal}/partnersignup?${quoteQuery(quote)}`
}

/** The query of the link: kind, Quote ID and advisor code. */
export function quoteQuery({ kind, id, partnerId }: Pick<Quote, 'kind' | 'id' | 'partnerId'>): string {
  return new URLSearchParams({ type: TYPES[kind], id, msppid: partnerId }).toString()
}

/** Whether a link's words are those of the quote; the type in upper or lower case. */
export function isLinkOf(quote: Pick<Quote, 'kind' | 'partnerId'>, type: string, partnerId: string): boolean {
  return TYPES[quote.kind].toLowerCase() === type.toLowerCase() && quote.partnerId === partnerId
}
