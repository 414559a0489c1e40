import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AppError, Result } from '../../electron/contract/errors'
import { createAutosave } from './autosave'

interface Edit { readonly a?: string; readonly b?: string }
const failed: AppError = { kind: 'storage', code: 'storage.full', correlationId: 'c' }

describe('createAutosave', () => {
  beforeEach(() => { vi.useFakeTimers() })
  afterEach(() => { vi.useRealTimers() })

  it('saves within 500 ms of the first key, whatever is typed meanwhile', async () => {
    const write = vi.fn(async (edit: Edit): Promise<Result<Edit>> => ({ ok: true, value: edit }))
    const { plan } = createAutosave({ write, tell: () => undefined })
    plan({ a: '1' })
    await vi.advanceTimersByTimeAsync(200)
    plan({ a: '12', b: 'x' })
    await vi.advanceTimersByTimeAsync(299)
    expect(write.mock.calls).toEqual([[{ a: '12', b: 'x' }]])
  })

  it('keeps what a failed write carried, and sends it with what came later', async () => {
    let ok = false
    const write = vi.fn(async (edit: Edit): Promise<Result<Edit>> => (ok ? { ok: true, value: edit } : { ok: false, error: failed }))
    const told: unknown[] = []
    const { plan, flush } = createAutosave({ write, tell: state => told.push(state) })
    plan({ a: '1' })
    expect(await flush()).toBe(false)
    expect(told.at(-1)).toEqual({ saved: false, error: failed })
    ok = true
    plan({ b: '2' })
    expect(await flush()).toBe(true)
    expect(write.mock.calls.at(-1)).toEqual([{ a: '1', b: '2' }])
    expect(told.at(-1)).toEqual({ saved: true, error: undefined, kept: { a: '1', b: '2' } })
  })

  it('writes one thing at a time, in order', async () => {
    const order: string[] = []
    const write = async (edit: Edit): Promise<Result<Edit>> => {
      order.push(`begin ${edit.a}`)
      await Promise.resolve()
      order.push(`end ${edit.a}`)
      return { ok: true, value: edit }
    }
    const { plan, flush } = createAutosave({ write, tell: () => undefined })
    plan({ a: '1' })
    const first = flush()
    plan({ a: '2' })
    await Promise.all([first, flush()])
    expect(order).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2'])
  })
})
