import { describe, expect, it } from 'vitest'
import { TypeAhead } from './typeAhead'

describe('letters typed in a table', () => {
  it('go together until a pause; a blank belongs to a text that is being typed and to nothing else', () => {
    const typed = new TypeAhead()
    expect(typed.takes(' ', 0)).toBe(false)
    expect(typed.type('w', 0)).toEqual({ text: 'w', stay: false })
    expect(typed.takes(' ', 500)).toBe(true)
    expect(typed.type('o', 500)).toEqual({ text: 'wo', stay: true })
    expect(typed.takes(' ', 1_500)).toBe(false)
    expect(typed.type('x', 1_500)).toEqual({ text: 'x', stay: false })
  })

  it('are forgotten when one has been elsewhere: then a blank chooses a row at once', () => {
    const typed = new TypeAhead()
    typed.type('w', 0)
    typed.forget()
    expect(typed.takes(' ', 1)).toBe(false)
    expect(typed.type('o', 1)).toEqual({ text: 'o', stay: false })
  })
})
