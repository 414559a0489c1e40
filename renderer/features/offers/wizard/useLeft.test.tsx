import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { useLeft } from './useLeft'

afterEach(cleanup)

function Field() {
  const [left, leave] = useLeft()
  return (
    <>
      <input aria-label="Licences" onBlur={leave} />
      <button type="button">Next</button>
      {left && <p>explained</p>}
    </>
  )
}

describe('a field that is left', () => {
  it('explains itself when one goes elsewhere', () => {
    render(<Field />)
    fireEvent.blur(screen.getByRole('textbox'))
    expect(screen.getByText('explained')).toBeTruthy()
  })

  it('does not move a button that is being pressed', () => {
    render(<Field />)
    fireEvent.blur(screen.getByRole('textbox'), { relatedTarget: screen.getByRole('button') })
    expect(screen.queryByText('explained')).toBeNull()
  })
})
