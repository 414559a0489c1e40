import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCsv, withoutGuard } from './csv'
import { decodeText, readCsv, separatorOf } from './csvRead'

describe('reading CSV', () => {
  it('gives back what was written', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\0', ''))
    const rows = fc.array(fc.array(fc.oneof(cell, fc.constantFrom('=1', "'=1", "''+x", 'a\r\nb', 'a\nb', 'x;y', '"', ' ')), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(rows, (written) => {
        const text = toCsv(written).slice(1)
        const read = [...readCsv(text, ',')]
        expect(read.map(({ cells }) => cells.map(withoutGuard))).toEqual(written)
      }),
      { numRuns: 300 }
    )
  })

  it('knows encodings and separators', () => {
    expect(decodeText(Buffer.from('\uFEFFä', 'utf8'))).toEqual({ text: 'ä', encoding: 'utf-8' })
    expect(decodeText(Buffer.from([0x4d, 0xfc]))).toEqual({ text: 'Mü', encoding: 'windows-1252' })
    expect(decodeText(Buffer.from('\uFEFFä', 'utf16le'))).toMatchObject({ text: 'ä', encoding: 'utf-16le' })
    expect([separatorOf('a;b;"c,,,,"\n,,,,'), separatorOf('a\tb'), separatorOf('a,b'), separatorOf('')]).toEqual([';', '\t', ',', ','])
  })

  it('counts lines within quotes and leaves out empty ones', () => {
    expect([...readCsv('a,b\n\n"1\n2",3\r\n4,5', ',')]).toEqual([{ line: 1, cells: ['a', 'b'] }, { line: 3, cells: ['1\n2', '3'] }, { line: 5, cells: ['4', '5'] }])
  })
})
