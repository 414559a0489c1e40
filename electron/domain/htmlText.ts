const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
const breaks = /<\s*(?:br|\/p|\/div|\/li|\/tr|\/h[1-6])\s*\/?>/giu
const tags = /<[^>]*>/gu
const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/giu

/** The words of a piece of HTML that a service sent, for showing as plain text: no markup of it is ever rendered. */
export function htmlText(html: string): string {
  const bare = html.replace(breaks, '\n').replace(tags, '')
  const text = bare.replace(entity, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code > 0 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff) ? String.fromCodePoint(code) : ''
  })
  return text.replace(/[^\S\n]+/gu, ' ').replace(/ ?\n ?/gu, '\n').replace(/\n{3,}/gu, '\n\n').trim()
}
