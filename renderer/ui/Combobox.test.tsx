import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Combobox } from './Combobox'
import { comboboxMatches } from './comboboxMatches'

afterEach(cleanup)

const options = [
  { value: 'AT', label: 'Österreich' },
  { value: 'GB', label: 'United Kingdom' },
  { value: 'AE', label: 'United Arab Emirates' },
  { value: 'TZ', label: 'Tanzania, United Republic of' }
]

function Holder() {
  const [value, setValue] = useState<string | undefined>('AT')
  return (
    <>
      <label htmlFor="box" id="box-label">Country</label>
      <Combobox id="box" options={options} value={value} onChange={setValue} onLeave={() => undefined} invalid={false} describedBy="" nothing="Nothing" />
      <output>{value ?? 'none'}</output>
    </>
  )
}
const box = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Country' })
const chosen = () => document.querySelector('output')?.textContent
const labels = () => screen.getAllByRole('option').map(option => option.textContent)

describe('combobox', () => {
  beforeEach(() => {
    Element.prototype.scrollIntoView = () => undefined
    render(<Holder />)
  })

  it('narrows with each key, whatever the marks and the case', () => {
    fireEvent.change(box(), { target: { value: 'OSTER' } })
    expect(labels()).toEqual(['Österreich'])
    fireEvent.change(box(), { target: { value: 'xyz' } })
    expect(labels()).toEqual(['Nothing'])
    expect(chosen()).toBe('none')
  })

  it('shows first what begins with the typed text', () => {
    expect(comboboxMatches(options, 'united').map(option => option.value)).toEqual(['GB', 'AE', 'TZ'])
    expect(comboboxMatches(options, 'gb').map(option => option.value)).toEqual(['GB'])
    expect(comboboxMatches(options, '  ')).toHaveLength(4)
  })

  it('walks with the arrow keys, takes with Enter, and says which option that is', () => {
    fireEvent.change(box(), { target: { value: 'united' } })
    fireEvent.keyDown(box(), { key: 'ArrowDown' })
    expect(box().getAttribute('aria-activedescendant')).toBe('box-AE')
    fireEvent.keyDown(box(), { key: 'ArrowDown' })
    fireEvent.keyDown(box(), { key: 'ArrowDown' })
    expect(box().getAttribute('aria-activedescendant')).toBe('box-TZ')
    fireEvent.keyDown(box(), { key: 'ArrowUp' })
    fireEvent.keyDown(box(), { key: 'Enter' })
    expect(chosen()).toBe('AE')
    expect(box().value).toBe('United Arab Emirates')
    expect(box().getAttribute('aria-expanded')).toBe('false')
  })

  it('opens at what is chosen, and Escape closes it without a change', () => {
    fireEvent.change(box(), { target: { value: 'united kingdom' } })
    fireEvent.blur(box())
    expect(box().value).toBe('United Kingdom')
    fireEvent.keyDown(box(), { key: 'ArrowDown' })
    expect(box().getAttribute('aria-activedescendant')).toBe('box-GB')
    fireEvent.keyDown(box(), { key: 'Escape' })
    expect(box().getAttribute('aria-expanded')).toBe('false')
    expect(chosen()).toBe('GB')
  })

  it('keeps what was typed and is no option, so that it can be mended', () => {
    fireEvent.change(box(), { target: { value: 'Unitd' } })
    fireEvent.blur(box())
    expect(box().value).toBe('Unitd')
    expect(chosen()).toBe('none')
  })
})
