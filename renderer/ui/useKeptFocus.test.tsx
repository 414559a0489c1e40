import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { useState, type ReactNode } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeBridge } from '../testing/fakeBridge'
import { focused, press, tabTo } from '../testing/keyboard'
import { renderApp } from '../testing/renderApp'
import { Button } from './Button'
import { Notice } from './Notice'
import { Page } from './Page'
import { useGoOn } from './useGoOn'

afterEach(() => {
  vi.useRealTimers()
  cleanup()
})

/** A button whose work takes away everything that is given to it. */
function Gone({ around }: { readonly around?: (button: ReactNode) => ReactNode }) {
  const [there, setThere] = useState(true)
  const button = <Button onClick={() => setThere(false)}>Go away</Button>
  return there && (around?.(button) ?? button)
}
/** Says what came of it when it is told, as an event would. */
function Outcome() {
  const [words, setWords] = useState('')
  const outcome = useGoOn<HTMLParagraphElement>(words)
  return <><p ref={outcome} tabIndex={-1}>{words}</p><button type="button" onClick={() => setWords('Done')}>Tell</button></>
}
const show = (part: ReactNode) => renderApp(<main tabIndex={-1}>{part}</main>, { bridge: fakeBridge() })
const pressIt = () => {
  tabTo(screen.getByRole('button', { name: 'Go away' }))
  press()
  expect(screen.queryByRole('button', { name: 'Go away' })).toBeNull()
}

describe('the focus of a button that goes with its work', () => {
  it('goes to the heading of its section, else to that of the page', async () => {
    show(<Page title="Page"><section><h2>Part</h2><Gone around={button => <Notice severity="info">{button}</Notice>} /></section></Page>)
    pressIt()
    await waitFor(() => expect(focused().textContent).toBe('Part'))
    cleanup()
    show(<Page title="Page"><Gone around={button => <Notice severity="info">{button}</Notice>} /></Page>)
    pressIt()
    await waitFor(() => expect(focused().textContent).toBe('Page'))
  })

  it('stays in a notice, a table or a box that stays', async () => {
    show(<Page title="Page"><Notice severity="info"><p>What came of it</p><Gone /></Notice></Page>)
    pressIt()
    await waitFor(() => expect(focused().textContent).toContain('What came of it'))
    cleanup()
    show(<Page title="Page"><div className="stack"><Gone around={button => <div role="toolbar">{button}</div>} /><div role="grid" tabIndex={-1} aria-label="List" /></div></Page>)
    pressIt()
    await waitFor(() => expect(focused()).toBe(screen.getByRole('grid', { name: 'List' })))
  })

  it('goes to the same button where it was only made anew', async () => {
    function Anew() {
      const [again, setAgain] = useState(false)
      return again ? <p><button type="button">Panel</button></p> : <button type="button" onClick={() => setAgain(true)}>Panel</button>
    }
    show(<Page title="Page"><Anew /></Page>)
    const before = tabTo(screen.getByRole('button', { name: 'Panel' }))
    press()
    await waitFor(() => expect(focused()).toBe(screen.getByRole('button', { name: 'Panel' })))
    expect(before.isConnected).toBe(false)
  })

  it('goes to the page where nothing heads it', async () => {
    show(<Gone />)
    pressIt()
    await waitFor(() => expect(focused()).toBe(screen.getByRole('main')))
  })

  it('is taken from nobody who took it in the meantime', async () => {
    vi.useFakeTimers()
    show(<Page title="Page"><Gone /><button type="button">Other</button></Page>)
    pressIt()
    const other = tabTo(screen.getByRole('button', { name: 'Other' }))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(focused()).toBe(other)
    // The same wait leads a focus that nobody took.
    cleanup()
    show(<Page title="Page"><Gone /></Page>)
    pressIt()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(focused().textContent).toBe('Page')
  })

  it('goes on where the outcome is said, also when that is told later', async () => {
    show(<Page title="Page"><Gone /><Outcome /></Page>)
    pressIt()
    await waitFor(() => expect(focused().textContent).toBe('Page'))
    fireEvent.click(screen.getByRole('button', { name: 'Tell' }))
    await waitFor(() => expect(focused().textContent).toBe('Done'))
  })
})
