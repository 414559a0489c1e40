import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { press, tabTo } from '../testing/keyboard'
import { Button } from './Button'

afterEach(cleanup)

/** A form that has nothing to save once it was saved, as most of them. */
function Saving() {
  const [blocked, setBlocked] = useState<string | undefined>(undefined)
  return (
    <>
      <Button blocked={blocked} onClick={() => setBlocked('There is nothing to save.')}>Save</Button>
      <button type="button" onClick={() => setBlocked(undefined)}>Type</button>
    </>
  )
}
const save = () => screen.getByRole('button', { name: 'Save' })

describe('a button that cannot be pressed', () => {
  it('is reached by Tab, says why, and does nothing', () => {
    const onClick = vi.fn()
    render(<Button blocked="Choose a customer first." onClick={onClick}>Send</Button>)
    const button = tabTo(screen.getByRole('button', { name: 'Send' }))
    expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Choose a customer first.')
    press()
    press(' ')
    expect(onClick).not.toHaveBeenCalled()
  })

  it('keeps the focus when its press is what takes it away, and when it comes back', () => {
    render(<Saving />)
    tabTo(save())
    press()
    expect(save().getAttribute('aria-disabled')).toBe('true')
    expect(document.activeElement).toBe(save())
    fireEvent.click(screen.getByRole('button', { name: 'Type' }))
    expect(save().getAttribute('aria-disabled')).toBeNull()
    expect(document.activeElement).toBe(save())
  })

  it('takes the focus from nobody', () => {
    render(<Saving />)
    tabTo(save())
    press()
    const other = tabTo(screen.getByRole('button', { name: 'Type' }))
    press()
    expect(document.activeElement).toBe(other)
  })
})
