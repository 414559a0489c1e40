import type { OrderLine } from '../../../../electron/contract/order'

const isSame = (a: OrderLine, b: OrderLine): boolean => a.productId === b.productId && a.skuId === b.skuId && a.term === b.term && a.billingCycle === b.billingCycle

/** The lines with one more; of what is there in the same way there are then more licences, not two lines. */
export function withLine(lines: readonly OrderLine[], added: OrderLine): readonly OrderLine[] {
  if (!lines.some(line => isSame(line, added))) return [...lines, added]
  return lines.map(line => (isSame(line, added) ? { ...line, quantity: line.quantity + added.quantity } : line))
}
