import { createHash } from 'node:crypto'

/** Sixteen hex digits by which something is named where its own name must not stand: in clear on the disk, or in a page. */
export const shortDigest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)
