import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Result } from '../../electron/contract/errors'
import type { MailMeasure } from '../../electron/contract/offer'
import { deferred } from '../testing/deferred'
import { done, fakeBridge } from '../testing/fakeBridge'
import { offer } from '../testing/samples'
import { createDraftStore } from './draft'
import { saveDelay } from './draftSaving'

describe('what is typed while the message is being measured', () => {
  beforeEach(() => { vi.useFakeTimers() })
  afterEach(() => { vi.useRealTimers() })

  const desk = () => {
    const measuring = deferred<Result<MailMeasure>>()
    const edit = vi.fn(async (request: { body?: string | undefined }) => done(offer({ body: request.body ?? '' })))
    const compose = vi.fn(async () => done(offer({ body: edit.mock.lastCall?.[0].body ?? '' })))
    const draft = createDraftStore(fakeBridge({ 'offers.edit': edit, 'offers.measure': async () => measuring.promise, 'offers.compose': compose }), offer())
    return { draft, edit, measuring }
  }

  it('is saved as everything else', async () => {
    const { draft, edit } = desk()
    draft.getState().type({ body: 'of' })
    await vi.advanceTimersByTimeAsync(saveDelay)
    draft.getState().type({ body: 'off' })
    await vi.advanceTimersByTimeAsync(saveDelay)
    expect(edit.mock.lastCall?.[0].body).toBe('off')
    expect(draft.getState().saved).toBe(true)
  })

  it('is kept before anything is asked for that gives back the message', async () => {
    const { draft, measuring } = desk()
    draft.getState().type({ body: 'of' })
    await vi.advanceTimersByTimeAsync(saveDelay)
    draft.getState().type({ body: 'off' })
    const composing = draft.getState().compose()
    measuring.resolve(done({ length: 3, limit: 2_000 }))
    await composing
    expect(draft.getState().text.body).toBe('off')
  })
})
