const bytesAtOnce = 0x8000

/** Standard base64 of a text's UTF-8 form, on one line. */
export function toBase64(text: string): string {
  const bytes = new TextEncoder().encode(text)
  let binary = ''
  for (let at = 0; at < bytes.length; at += bytesAtOnce) binary += String.fromCharCode(...bytes.subarray(at, at + bytesAtOnce))
  return btoa(binary)
}

/** The same in lines of 76 characters ended by CRLF, as MIME wants it. */
export const toBase64Lines = (text: string) => toBase64(text).replace(/.{76}(?!$)/gu, '$&\r\n')
