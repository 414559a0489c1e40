import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Result } from '../../electron/contract/errors'
import type { Offer } from '../../electron/contract/offer'
import { deferred } from '../testing/deferred'
import { done, failed, fakeBridge } from '../testing/fakeBridge'
import { offer } from '../testing/samples'
import { createDraftStore } from './draft'
import { saveDelay } from './draftSaving'

const measure = async () => done({ length: 10, limit: 2_000 })
const later = (seconds: number) => `2026-11-02T10:00:0${seconds}.000Z`

describe('draft', () => {
  beforeEach(() => { vi.useFakeTimers() })
  afterEach(() => { vi.useRealTimers() })

  it('saves what is typed within the delay, however long one types', async () => {
    expect(saveDelay).toBeLessThanOrEqual(400)
    const edit = vi.fn(async (request: { body?: string | undefined }) => done(offer({ body: request.body ?? '', updatedAt: later(1) })))
    const draft = createDraftStore(fakeBridge({ 'offers.edit': edit, 'offers.measure': measure }), offer())
    for (const body of ['a', 'ab', 'abc', 'abcd']) {
      draft.getState().type({ body })
      await vi.advanceTimersByTimeAsync(saveDelay / 2)
    }
    await vi.advanceTimersByTimeAsync(saveDelay)
    expect(edit.mock.calls.at(-1)?.[0].body).toBe('abcd')
    expect(edit.mock.calls.length).toBeGreaterThan(1)
    expect(draft.getState().saved).toBe(true)
  })

  it('saves at once when one leaves', async () => {
    const edit = vi.fn(async () => done(offer({ subject: 'New' })))
    const draft = createDraftStore(fakeBridge({ 'offers.edit': edit, 'offers.measure': measure }), offer())
    draft.getState().type({ subject: 'New' })
    await draft.getState().flush()
    expect(edit).toHaveBeenCalledTimes(1)
  })

  it('keeps the text when a save fails, and saves it with the next one', async () => {
    const edit = vi.fn().mockResolvedValueOnce(failed({ kind: 'storage', code: 'storage.full' })).mockResolvedValue(done(offer({ body: 'kept more' })))
    const draft = createDraftStore(fakeBridge({ 'offers.edit': edit, 'offers.measure': measure }), offer())
    draft.getState().type({ body: 'kept' })
    expect(await draft.getState().flush()).toBe(false)
    expect(draft.getState().text.body).toBe('kept')
    expect(draft.getState().error?.code).toBe('storage.full')
    draft.getState().type({ body: 'kept more' })
    await vi.advanceTimersByTimeAsync(saveDelay)
    expect(edit.mock.lastCall?.[0].body).toBe('kept more')
    expect(draft.getState().error).toBeUndefined()
  })

  it('does not let an older answer, or any answer while typing, take back the text', async () => {
    const draft = createDraftStore(fakeBridge({}), offer({ updatedAt: later(5) }))
    draft.getState().receive(offer({ body: 'old', updatedAt: later(1) }))
    expect(draft.getState().text.body).toBe(offer().body)
    draft.getState().type({ body: 'typing' })
    draft.getState().receive(offer({ body: 'elsewhere', state: 'accepted', updatedAt: later(6) }))
    expect(draft.getState().text.body).toBe('typing')
    expect(draft.getState().offer.state).toBe('accepted')
  })

  it('puts the link into what was typed while it was being made', async () => {
    const issued = deferred<Result<Offer>>()
    const edit = vi.fn(async (request: { body?: string | undefined }) => done(offer({ body: request.body ?? '', updatedAt: later(3) })))
    const { link: _link, ...draftOnly } = offer({ state: 'draft', body: 'Dear' })
    const draft = createDraftStore(fakeBridge({ 'offers.issue': async () => issued.promise, 'offers.edit': edit, 'offers.measure': measure }), draftOnly)
    const issuing = draft.getState().issue()
    await vi.advanceTimersByTimeAsync(0)
    draft.getState().type({ body: 'Dear customer' })
    issued.resolve(done(offer({ body: 'Dear\n\nlink', link: 'https://x.example/1', updatedAt: later(2) })))
    expect(await issuing).toBe(true)
    expect(draft.getState().text.body).toContain('Dear customer')
    expect(draft.getState().text.body).toContain('https://x.example/1')
    await vi.advanceTimersByTimeAsync(saveDelay)
    expect(edit.mock.lastCall?.[0].body).toContain('https://x.example/1')
  })

  it('makes the link before a hand-over, and only once', async () => {
    const issue = vi.fn(async () => done(offer()))
    const openInEmail = vi.fn(async () => done('mailto' as const))
    const { link: _link, ...draftOnly } = offer({ state: 'draft' })
    const bridge = fakeBridge({ 'offers.issue': issue, 'offers.openInEmail': openInEmail, 'offers.measure': measure, 'offers.get': async () => done(offer({ state: 'opened', updatedAt: later(3) })) })
    const draft = createDraftStore(bridge, draftOnly)
    await Promise.all([draft.getState().issue(), draft.getState().handOver('openInEmail')])
    expect(issue).toHaveBeenCalledTimes(1)
    expect(openInEmail).toHaveBeenCalledTimes(1)
    expect(draft.getState()).toMatchObject({ handedOver: 'mailto', offer: { state: 'opened' } })
  })

  it('keeps choices like words, and does not take words that nobody touched for the technician’s own', async () => {
    const edit = vi.fn(async () => done(offer({ body: 'made for Germany', usageLocation: 'DE', updatedAt: later(1) })))
    const draft = createDraftStore(fakeBridge({ 'offers.edit': edit, 'offers.measure': measure }), offer())
    draft.getState().choose({ usageLocation: 'DE' })
    await vi.advanceTimersByTimeAsync(saveDelay)
    expect(edit).toHaveBeenCalledWith({ offerId: offer().id, usageLocation: 'DE' })
    expect(draft.getState()).toMatchObject({ saved: true, choices: {}, text: { body: 'made for Germany' } })
  })

  it('saves again what was chosen anew while a save was under way', async () => {
    const first = deferred<Result<Offer>>()
    const edit = vi.fn().mockReturnValueOnce(first.promise).mockResolvedValue(done(offer({ usageLocation: 'AT', updatedAt: later(2) })))
    const draft = createDraftStore(fakeBridge({ 'offers.edit': edit, 'offers.measure': measure }), offer())
    draft.getState().choose({ usageLocation: 'DE' })
    const flushing = draft.getState().flush()
    draft.getState().choose({ usageLocation: 'AT' })
    first.resolve(done(offer({ usageLocation: 'DE', updatedAt: later(1) })))
    expect(await flushing).toBe(true)
    expect(edit.mock.calls.map(([request]) => request.usageLocation)).toEqual(['DE', 'AT'])
    expect(draft.getState()).toMatchObject({ saved: true, choices: {} })
  })

  it('keeps a choice that could not be saved', async () => {
    const draft = createDraftStore(fakeBridge({ 'offers.edit': async () => failed({ kind: 'storage', code: 'storage.full' }) }), offer())
    draft.getState().choose({ includeDelegatedAdministration: false })
    expect(await draft.getState().flush()).toBe(false)
    expect(draft.getState()).toMatchObject({ saved: false, choices: { includeDelegatedAdministration: false }, error: { code: 'storage.full' } })
  })

  it('puts a link that comes while one types into what is typed', async () => {
    const { link: _link, ...waiting } = offer({ state: 'draft', body: 'Dear' })
    const draft = createDraftStore(fakeBridge({ 'offers.measure': measure }), waiting)
    draft.getState().type({ body: 'Dear customer' })
    draft.getState().receive(offer({ body: 'Dear\n\nlink', link: 'https://x.example/1', updatedAt: later(2) }))
    expect(draft.getState().text.body).toContain('Dear customer')
    expect(draft.getState().text.body).toContain('https://x.example/1')
  })
})
