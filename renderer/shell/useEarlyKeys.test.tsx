import { cleanup, fireEvent, renderHook } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { createPaletteStore } from '../stores/palette'
import { done, fakeBridge } from '../testing/fakeBridge'
import { useEarlyKeys } from './useEarlyKeys'

afterEach(() => {
  cleanup()
  document.body.replaceChildren()
})

function early() {
  const palette = createPaletteStore(fakeBridge({ 'customers.search': async () => done({ rows: [], total: 0 }) }), run => run())
  renderHook(() => useEarlyKeys(palette))
  const press = (key: string, more: object = {}, target: Element = document.body) => fireEvent.keyDown(target, { key, ...more })
  return { palette, press, text: () => palette.getState().text }
}

describe('keys before quick find is there', () => {
  it('go into its box, with what takes them back', () => {
    const { palette, press, text } = early()
    palette.getState().show()
    for (const key of ['c', 'o', ' ', 'ü', 'x', 'Backspace', 'Shift', 'ArrowLeft']) press(key)
    expect(text()).toBe('co ü')
    press('Enter')
    expect(palette.getState().enteredEarly).toBe(true)
    press('Escape')
    expect(palette.getState().open).toBe(false)
  })

  it('belong to the page while it is closed, and to its box once that has the focus', () => {
    const { palette, press, text } = early()
    expect(press('a')).toBe(true)
    palette.getState().show()
    const dialog = document.createElement('div')
    dialog.className = 'dialog palette'
    const box = dialog.appendChild(document.createElement('input'))
    document.body.append(dialog)
    expect(press('b', {}, box)).toBe(true)
    expect(press('k', { ctrlKey: true })).toBe(true)
    expect(text()).toBe('')
  })
})
