import { cleanup } from '@testing-library/react'
import { afterAll, vi } from 'vitest'

/** Each file leaves an empty document, with the clock and the storage of its begin. */
afterAll(() => {
  cleanup()
  vi.useRealTimers()
  vi.restoreAllMocks()
  document.head.replaceChildren()
  document.body.replaceChildren()
  for (const name of document.documentElement.getAttributeNames()) document.documentElement.removeAttribute(name)
  localStorage.clear()
  location.hash = ''
})
