/** What must be left of a text in mail, worked out another way than the code under test: halves of characters become U+FFFD. */
const wellFormed = (text: string) => Buffer.from(text, 'utf8').toString('utf8')

/** One kind of line end, no control character but the tab. */
export const asBody = (text: string) =>
  wellFormed(text)
    .split(/\r\n|\r|\n|\u0085|\u2028|\u2029/u)
    .map((line) => [...line].filter((char) => char === '\t' || !/\p{Cc}/u.test(char)).join(''))
    .join('\r\n')

/** One line; what would break it is a blank. */
export const asLine = (text: string) => wellFormed(text).replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
