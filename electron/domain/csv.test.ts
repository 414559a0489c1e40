import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCsv, withoutGuard } from './csv'
import { hostileText } from './mail/testing/hostileText'
import { wellFormed } from './wellFormed'

/** A reader by the letter of RFC 4180, written apart from the writer. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? ''
    if (quoted && char === '"' && text[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (char === '"') quoted = !quoted
    else if (!quoted && char === ',') {
      row.push(cell)
      cell = ''
    } else if (!quoted && char === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell])
      row = []
      cell = ''
      at += 1
    } else cell += char
  }
  return rows
}

describe('toCsv', () => {
  it('writes by RFC 4180, with a mark for Excel', () => {
    expect(toCsv([['a', 'b "c"', 5], ['x,y', 'l1\r\nl2', -5]])).toBe('\uFEFFa,"b ""c""",5\r\n"x,y","l1\r\nl2",-5\r\n')
    expect(toCsv([])).toBe('\uFEFF')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\u200B=1', '＝1', '|cmd'])('makes %j harmless', (text) => {
    expect(toCsv([[text]])).toMatch(/^\uFEFF"'/u)
  })

  it('is read back as it was, and no cell is a formula', () => {
    const cell = fc.oneof(hostileText(8), fc.integer(), fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '|'), hostileText(4)).map(([first, rest]) => first + rest))
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (rows) => {
        const read = readCsv(toCsv(rows).slice(1))
        expect(read.map((one) => one.length)).toEqual(rows.map((one) => one.length))
        for (const [at, one] of rows.entries()) {
          for (const [column, value] of one.entries()) {
            const found = read[at]?.[column] ?? ''
            if (typeof value === 'number') expect(found).toBe(String(value))
            else {
              expect(withoutGuard(found)).toBe(wellFormed(value).replaceAll('\0', ''))
              expect(found.trimStart()).not.toMatch(/^[=+\-@]/u)
            }
          }
        }
      }),
      { numRuns: 2_000 }
    )
  })
})
