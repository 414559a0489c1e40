import { crc32 } from 'node:zlib'

/**
 * CRC-32 of bytes, or of a text's UTF-8 bytes, as eight lower-case hexadecimal digits.
 * Finds accidental damage (a torn or rotten sector); it is no protection against anybody who means to deceive.
 */
export function checksum(data: Buffer | string): string {
  return crc32(data).toString(16).padStart(8, '0')
}
