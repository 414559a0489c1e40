import fc from 'fast-check'

/** Names with which objects are spoiled that are used as tables. */
const names = ['__proto__', '__defineGetter__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf', 'length', 'name', 'arguments', 'then']

/** Any code point but halves of characters: first those of ASCII, so that what fails becomes readable. */
const anyCharacter = fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.nat(0x10_ffff - 0x800)).map((index) => String.fromCodePoint(index < 0xd800 ? index : index + 0x800))

/**
 * Text of whatever characters, at most so many. What fast-check calls a string of unit `binary` is the same, but first makes a table of
 * all 1.1 million characters, which takes two seconds in each process; so do its `webUrl` and `webQueryParameters`.
 */
export const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof({ weight: 15, arbitrary: fc.array(anyCharacter, { maxLength }).map((characters) => characters.join('')) }, { weight: 1, arbitrary: fc.constantFrom('', ...names.filter((name) => name.length <= maxLength)) })
