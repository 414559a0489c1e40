import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { Router } from 'wouter'
import { useAddress } from '../shell/address'
import { deferred } from '../testing/deferred'
import { useOnward } from './useOnward'

afterEach(() => {
  cleanup()
  window.location.hash = ''
})

function Sending({ work }: { readonly work: Promise<void> }) {
  const begin = useOnward()
  const send = async (): Promise<void> => {
    const go = begin()
    await work
    go('/sent')
  }
  return <button type="button" onClick={() => { void send() }}>Send</button>
}

async function sendAndEnd(meanwhile: () => void): Promise<void> {
  window.location.hash = '#/draft?of=1'
  const work = deferred<void>()
  render(<Router hook={useAddress}><Sending work={work.promise} /></Router>)
  act(() => screen.getByRole('button').click())
  meanwhile()
  await act(async () => { work.resolve() })
}

it('leads on from the page on which the work was begun, whatever that shows of itself by then', async () => {
  await sendAndEnd(() => { window.location.hash = '#/draft?of=2' })
  await waitFor(() => expect(window.location.hash).toBe('#/sent'))
})

it('leaves whoever has gone elsewhere where they are', async () => {
  await sendAndEnd(() => { window.location.hash = '#/customers' })
  expect(window.location.hash).toBe('#/customers')
})
