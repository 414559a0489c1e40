import { cleanup, render } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { Breakable } from './Breakable'

afterEach(cleanup)

describe('an address that may be broken', () => {
  it.each([
    ['https://www.fabrikam.com/support', 'https://|www.|fabrikam.|com/|support'],
    ['hello@fabrikam.com', 'hello@|fabrikam.|com'],
    ['/start', '/|start'],
    ['plain', 'plain'],
    ['', '']
  ])('%s keeps every letter and breaks after its marks only', (text, broken) => {
    const { container } = render(<Breakable text={text} />)
    expect(container.textContent).toBe(text)
    expect(container.innerHTML.replaceAll('<wbr>', '|')).toBe(broken)
  })
})
