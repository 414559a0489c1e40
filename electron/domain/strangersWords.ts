/** Room for a few sentences: a question that fills the screen would hide whose window it belongs to. */
export const longestWords = { characters: 800, lines: 12 } as const

/** What no eye sees and what turns other words around: control characters, and marks of direction. */
const unseen = /(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu

/** Words of a customer's page as they may stand in a question of ours: plain, not longer than a question is, with an ellipsis where they were cut. */
export function strangersWords(text: string, { characters, lines }: { readonly characters: number; readonly lines: number } = longestWords): string {
  const all = text.slice(0, 20 * characters).replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n').replaceAll(unseen, '').replaceAll(/\n{3,}/gu, '\n\n').trim()
  const few = all.split('\n').slice(0, lines).join('\n')
  const short = [...few].slice(0, characters).join('')
  return short.length < all.length ? `${short.trimEnd()}…` : short
}
