import { describe, expect, test, vi } from 'vitest'
import { AppFailure } from '../contract/errors'
import { tenantIdSchema } from '../contract/ids'
import { AskedSignIn } from './askedSignIn'
import { createNotices } from './notices'

const contoso = tenantIdSchema.parse('00000000-0000-4000-8000-000000000001')
const stranger = tenantIdSchema.parse('00000000-0000-4000-8000-000000000002')

function setUp() {
  const tell = vi.fn()
  const record = vi.fn(async () => undefined)
  const stop = vi.fn()
  const notices = createNotices(() => undefined)
  const asked = new AskedSignIn({ stop, nameOf: (tenantId) => (tenantId === contoso ? 'Contoso' : undefined), activity: { record }, notices, clock: { now: () => 0 }, tell })
  return { asked, tell, record, stop, notices }
}

describe('a sign-in that the cloud asks for in the middle', () => {
  test('is shown with its company while its page is open, and is on record', () => {
    const { asked, tell, record } = setUp()
    asked.begun(contoso)
    expect(asked.current).toEqual({ tenantId: contoso, company: 'Contoso', since: '1970-01-01T00:00:00.000Z' })
    asked.ended(contoso)
    expect(asked.current).toBeUndefined()
    expect(tell.mock.calls.map(([name, value]: unknown[]) => [name, value === undefined])).toEqual([['session.asked', false], ['session.asked', true]])
    expect(record).toHaveBeenCalledWith({ action: 'account.signInAgain', tenantId: contoso, result: 'ok' })
  })

  test.each([['cancelled', 'signIn.cancelled', 'cancelled'], ['timedOut', 'signIn.timedOut', 'failed']] as const)('is on record when it ends as %s', (kind, code, result) => {
    const { asked, record } = setUp()
    asked.begun(stranger)
    expect(asked.current).not.toHaveProperty('company')
    asked.ended(stranger, new AppFailure({ kind, code }))
    expect(record).toHaveBeenCalledWith({ action: 'account.signInAgain', tenantId: stranger, result, detail: { code } })
  })

  test('is ended from the main window', () => {
    const { asked, stop } = setUp()
    asked.cancel()
    expect(stop).toHaveBeenCalledOnce()
  })

  test('wanted by work that goes on by itself is said once, until somebody has signed in there', () => {
    const { asked, notices } = setUp()
    asked.wanted(contoso)
    asked.wanted(contoso)
    asked.wanted(stranger)
    expect(notices.list().map(({ code, params }) => [code, params])).toEqual([['signIn.wanted', { company: 'Contoso' }], ['signIn.wanted', { company: stranger }]])
    asked.begun(contoso)
    asked.ended(contoso)
    expect(notices.list()).toHaveLength(1)
  })

  test('ends although the disk takes no record of it', () => {
    const { asked, record } = setUp()
    record.mockRejectedValueOnce(new Error('disk'))
    asked.begun(contoso)
    expect(() => asked.ended(contoso)).not.toThrow()
  })
})
