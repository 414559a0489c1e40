import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { PortalCalls } from '../../../../electron/contract/bridge'
import type { CustomerDetails } from '../../../../electron/contract/customer'
import type { Result } from '../../../../electron/contract/errors'
import type { RecordId } from '../../../../electron/contract/ids'
import type { ResetOutcome, ResetTarget } from '../../../../electron/contract/passwordReset'
import { deferred } from '../../../testing/deferred'
import { done, failed, fakeBridge, type FakeBridge } from '../../../testing/fakeBridge'
import { press, tabTo, type } from '../../../testing/keyboard'
import { renderApp } from '../../../testing/renderApp'
import { contoso, contosoId } from '../../../testing/samples'
import { ResetPage } from './ResetPage'

afterEach(cleanup)

const customer: CustomerDetails = { ...contoso, actions: { ...contoso.actions, resetPassword: { allowed: true } } }
const target: ResetTarget = { user: { id: 'u', userPrincipalName: 'ann@contoso.com', name: 'Ann', accountEnabled: true, synchronised: false, guest: false }, roles: [] }
const made = 'Tulip-Harbor-Kite-Amber-41'
const correlationId = 'c0ffee00-0000-4000-8000-000000000000'
type Asked = Parameters<PortalCalls['passwords.reset']>[0]
const outcome = (request: Asked, more: Partial<ResetOutcome> = {}): ResetOutcome =>
  ({ intentId: request.intentId, correlationId, result: 'done', at: '2026-11-01T10:00:00.000Z', mustChange: request.mustChange, ...more }) as ResetOutcome
const resetting = () => vi.fn<PortalCalls['passwords.reset']>(async request => done(outcome(request)))

function show(calls: Parameters<typeof fakeBridge>[0] = {}, options: { readonly target?: ResetTarget; readonly customer?: CustomerDetails; readonly user?: string | undefined } = {}) {
  const bridge: FakeBridge = fakeBridge({
    'customers.get': async () => done(options.customer ?? customer),
    'passwords.target': async () => done(options.target ?? target),
    'passwords.make': async ({ kind }) => done({ password: kind === 'words' ? made : 'abcd-EFGH-jk23-mn45', bits: kind === 'words' ? 45 : 92 }),
    ...calls
  })
  const user = 'user' in options ? options.user : 'ann@contoso.com'
  return { bridge, ...renderApp(<ResetPage tenantId={contosoId} {...(user !== undefined && { user })} />, { bridge }) }
}
const submit = () => screen.findByRole('button', { name: 'Reset password of Ann' })
const ready = () => screen.findByText(/45 bits/)

describe('reset password', () => {
  it('shows who it is before anything happens, and the new password once it is done, once', async () => {
    const reset = resetting()
    show({ 'passwords.reset': reset })
    await ready()
    for (const text of ['Ann', 'ann@contoso.com', 'Allowed', 'Cloud only', 'None']) expect(screen.getByText(text)).toBeTruthy()
    expect(document.body.textContent).not.toContain(made)
    const button = await submit()
    fireEvent.click(button)
    fireEvent.click(button)
    expect((await screen.findByRole('group', { name: 'New password of Ann' })).textContent).toContain(made)
    expect(reset).toHaveBeenCalledExactlyOnceWith({ tenantId: contosoId, userId: 'u', password: made, mustChange: true, intentId: expect.stringMatching(/^[0-9a-f-]{36}$/u) as unknown })
    expect(screen.queryByRole('button', { name: 'Reset password of Ann' })).toBeNull()
  })

  it('says that no password could be made, and makes one when asked again', async () => {
    const make = vi.fn<PortalCalls['passwords.make']>(async () => done({ password: made, bits: 45 })).mockResolvedValueOnce(failed())
    show({ 'passwords.make': make })
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }))
    await ready()
    expect(screen.queryByText(/^Reference for support/u)).toBeNull()
    expect((await submit()).getAttribute('aria-busy')).not.toBe('true')
  })

  it('takes a typed password only with everything it needs, told as one types', async () => {
    const reset = resetting()
    show({ 'passwords.reset': reset })
    await ready()
    fireEvent.click(screen.getByRole('radio', { name: 'Typed by me' }))
    const box = screen.getByLabelText('Password')
    expect(box.getAttribute('type')).toBe('password')
    fireEvent.change(box, { target: { value: 'contoso1' } })
    expect(screen.getAllByRole('listitem').filter(item => item.dataset['done'] === 'false').map(item => item.textContent)).toEqual([
      'Three of: small letters, capitals, digits, signs (still open)', 'More than well-known words and the company’s name (still open)'
    ])
    fireEvent.click(await submit())
    expect(screen.getByText(/does not have what it needs/)).toBeTruthy()
    expect(document.activeElement).toBe(box)
    expect(reset).not.toHaveBeenCalled()
    fireEvent.change(box, { target: { value: 'Tulip-41-Kite' } })
    fireEvent.click(screen.getByRole('checkbox', { name: /Must choose another/ }))
    fireEvent.click(await submit())
    await screen.findByRole('group', { name: 'New password of Ann' })
    expect(reset.mock.calls[0]?.[0]).toMatchObject({ password: 'Tulip-41-Kite', mustChange: false })
  })

  it('needs no pointer', async () => {
    const reset = resetting()
    show({ 'passwords.reset': reset }, { target: { ...target, roles: ['Global Reader'] } })
    await ready()
    tabTo(screen.getByRole('radio', { name: /four words/u }))
    press('ArrowUp')
    tabTo(screen.getByLabelText('Password'))
    type('Tulip-41-Kite')
    tabTo(screen.getByRole('checkbox', { name: /Must choose another/u }))
    press(' ')
    tabTo(screen.getByRole('textbox', { name: /type the name of the customer: Contoso/u }))
    type('Contoso')
    press()
    await waitFor(() => expect(reset.mock.calls[0]?.[0]).toMatchObject({ password: 'Tulip-41-Kite', mustChange: false, confirmedName: 'Contoso' }))
  })

  it('leaves no choice for a synchronised user: they must change it', async () => {
    const reset = resetting()
    show({ 'passwords.reset': reset }, { target: { ...target, user: { ...target.user, synchronised: true } } })
    await ready()
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: /Must choose another/ })
    fireEvent.click(box)
    expect([box.checked, box.getAttribute('aria-disabled')]).toEqual([true, 'true'])
    fireEvent.click(await submit())
    await waitFor(() => expect(reset.mock.calls[0]?.[0]).toMatchObject({ mustChange: true }))
  })

  it('wants the customer’s name typed for an administrator', async () => {
    const reset = resetting()
    show({ 'passwords.reset': reset }, { target: { ...target, roles: ['Global Reader'] } })
    await ready()
    const box = screen.getByRole('textbox', { name: /type the name of the customer: Contoso/ })
    fireEvent.change(box, { target: { value: 'Contos' } })
    fireEvent.click(await submit())
    expect(screen.getByText('This is not the name of the customer. Type Contoso.')).toBeTruthy()
    expect([reset.mock.calls.length, document.activeElement]).toEqual([0, box])
    fireEvent.change(box, { target: { value: ' contoso' } })
    fireEvent.click(await submit())
    await waitFor(() => expect(reset.mock.calls[0]?.[0]).toMatchObject({ confirmedName: ' contoso' }))
  })

  it('tells how far it is, stops waiting when asked, and then says what is not known', async () => {
    const answer = deferred<Result<ResetOutcome>>()
    const asked: Asked[] = []
    const stop = vi.fn(async () => done(undefined))
    const { bridge } = show({ 'passwords.reset': request => { asked.push(request); return answer.promise }, 'passwords.stop': stop })
    await ready()
    fireEvent.click(await submit())
    const [request] = asked
    if (request === undefined) throw new Error('nothing was asked for')
    act(() => bridge.tell('reset.progress', { intentId: request.intentId as RecordId, step: 'running' }))
    expect((await screen.findByText(/being written back/)).getAttribute('role')).toBe('status')
    act(() => bridge.tell('reset.progress', { intentId: '11111111-1111-4111-8111-111111111111' as RecordId, step: 'resolving' }))
    expect(screen.getByText(/being written back/), 'the progress of another reset is not this one’s').toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Stop waiting' }))
    expect(stop).toHaveBeenCalledWith({ intentId: request.intentId })
    await act(async () => { answer.resolve(done(outcome(request, { result: 'unknown', why: 'stopped', repeatable: false }))) })
    expect(screen.getByText(/You stopped waiting/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Send the same password again' })).toBeNull()
    expect(screen.getByRole('group', { name: 'New password of Ann' }).textContent).toContain(made)
  })

  it('looks again, or sends the very same intent again where that does no harm', async () => {
    const reset = vi.fn<PortalCalls['passwords.reset']>(async request => done(outcome(request, { result: 'unknown', why: 'noAnswer', repeatable: true })))
    const check = vi.fn(async () => failed({ kind: 'unreachable', code: 'network.unreachable' }))
    show({ 'passwords.reset': reset, 'passwords.check': check })
    await ready()
    fireEvent.click(await submit())
    fireEvent.click(await screen.findByRole('button', { name: 'Look again' }))
    await screen.findByRole('alert')
    fireEvent.click(await screen.findByRole('button', { name: 'Send the same password again' }))
    await waitFor(() => expect(reset).toHaveBeenCalledTimes(2))
    expect(reset.mock.calls[1]?.[0]).toEqual(reset.mock.calls[0]?.[0])
    expect(check).toHaveBeenCalledWith({ intentId: reset.mock.calls[0]?.[0].intentId })
  })

  it('lets go of every password when the computer is left: on the screen, typed, and in what could be sent again', async () => {
    const reset = vi.fn<PortalCalls['passwords.reset']>(async request => done(outcome(request, { result: 'unknown', why: 'noAnswer', repeatable: true })))
    const { bridge } = show({ 'passwords.reset': reset })
    await ready()
    fireEvent.click(screen.getByRole('radio', { name: 'Typed by me' }))
    fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'Tulip-41-Kite' } })
    act(() => bridge.tell('secrets.forget', undefined))
    expect(screen.queryByDisplayValue('Tulip-41-Kite')).toBeNull()
    await ready()

    fireEvent.click(await submit())
    expect((await screen.findByRole('group', { name: 'New password of Ann' })).textContent).toContain(made)
    act(() => bridge.tell('secrets.forget', undefined))
    expect(document.body.textContent).not.toContain(made)
    expect(screen.getByText(/^It was cleared from here/u)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Copy password' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Send the same password again' })).toBeNull()
    expect(screen.getByRole('button', { name: 'Look again' })).toBeTruthy()
  })

  it('lets go of a password that is under way: its outcome comes without it', async () => {
    const answer = deferred<Result<ResetOutcome>>()
    const asked: Asked[] = []
    const { bridge } = show({ 'passwords.reset': request => { asked.push(request); return answer.promise } })
    await ready()
    fireEvent.click(await submit())
    act(() => bridge.tell('secrets.forget', undefined))
    await act(async () => { answer.resolve(done(outcome(asked[0] as Asked))) })
    expect(await screen.findByText(/^It was cleared from here/u)).toBeTruthy()
    expect(document.body.textContent).not.toContain(made)
  })

  it('keeps what was typed when the service refuses, and begins another intent', async () => {
    const reset = resetting()
    reset.mockImplementationOnce(async () => failed({ kind: 'invalid', code: 'reset.passwordRefused' }))
    show({ 'passwords.reset': reset })
    await ready()
    fireEvent.click(screen.getByRole('radio', { name: 'Typed by me' }))
    fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'Tulip-41-Kite' } })
    fireEvent.click(await submit())
    expect(await screen.findByText(/rules do not allow this password/)).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('Tulip-41-Kite')
    fireEvent.click(await submit())
    await screen.findByRole('group', { name: 'New password of Ann' })
    expect(reset.mock.calls[1]?.[0].intentId).not.toBe(reset.mock.calls[0]?.[0].intentId)
  })

  it('shows the failure on the premises with its reason, and no password', async () => {
    show({ 'passwords.reset': async request => done(outcome(request, { result: 'failed', detail: 'too short' })) })
    await ready()
    fireEvent.click(await submit())
    expect((await screen.findByRole('alert')).textContent).toContain('too short')
    expect(document.body.textContent).not.toContain(made)
    fireEvent.click(screen.getByRole('button', { name: 'Try another password' }))
    await submit()
  })

  it.each(['self', 'guest'] as const)('is not offered for %s', async refused => {
    show({}, { target: { ...target, refused } })
    await screen.findByText(refused === 'self' ? /your own account/ : /guest’s password/)
    expect(screen.queryByRole('button', { name: 'Reset password of Ann' })).toBeNull()
  })

  it('tells of an earlier reset without an answer, and goes beyond it only with the technician’s press', async () => {
    const reset = resetting()
    const earlier = { intentId: '99999999-9999-4999-8999-999999999999' as RecordId, at: '2026-11-01T09:00:00.000Z', kind: 'cloud', changed: true } as const
    show({ 'passwords.reset': reset }, { target: { ...target, earlier } })
    await ready()
    expect(screen.getByText(/An earlier reset .* was carried out/)).toBeTruthy()
    fireEvent.click(await submit())
    await waitFor(() => expect(reset.mock.calls[0]?.[0]).toMatchObject({ replaces: earlier.intentId }))
  })

  it('says that there is no such user', async () => {
    show({ 'passwords.target': async () => failed({ kind: 'notFound', code: 'reset.noSuchUser' }) })
    expect((await screen.findByRole('alert')).textContent).toContain('no such user')
  })
})

describe('who may', () => {
  const gated = (reason: string): CustomerDetails => ({ ...customer, actions: { ...customer.actions, resetPassword: { allowed: false, reason } } })

  it('leads a Limited technician to the users page of the customer’s portal', async () => {
    const open = vi.fn(async () => done({} as never))
    show({ 'acting.open': open }, { customer: gated('limitedUsesPortal') })
    fireEvent.click(await screen.findByRole('button', { name: 'Administer on behalf of Contoso' }))
    expect(open).toHaveBeenCalledWith({ tenantId: contosoId, portalId: 'users' })
  })

  it('says why not', async () => {
    show({}, { customer: gated('noRelationship') })
    expect(await screen.findByText(/has not granted delegated administration/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Reset password/ })).toBeNull()
  })
})

describe('finding the user', () => {
  const user = (index: number) => ({ ...target.user, id: `u${index}`, name: `User ${index}`, userPrincipalName: `user${index}@contoso.com` })

  it('takes a complete user name there at once, and wants something to look for', async () => {
    const { history } = show({}, { user: undefined })
    const box = await screen.findByRole('textbox', { name: /User name, or the beginning/ })
    fireEvent.click(screen.getByRole('button', { name: 'Search' }))
    expect(screen.getByText('Enter a user name, or the beginning of a name.')).toBeTruthy()
    fireEvent.change(box, { target: { value: ' ann@contoso.com ' } })
    fireEvent.click(screen.getByRole('button', { name: 'Search' }))
    expect(history.at(-1)).toBe(`/customers/${contosoId}/reset-password/ann%40contoso.com`)
  })

  it('shows who fits, page after page', async () => {
    const find = vi.fn(async ({ more }: { readonly more?: string | undefined }) => done(more === undefined ? { users: [user(1)], total: 2, more: 'next' } : { users: [user(2)] }))
    const { history } = show({ 'passwords.find': find }, { user: undefined })
    fireEvent.change(await screen.findByRole('textbox', { name: /User name/ }), { target: { value: 'us' } })
    fireEvent.click(screen.getByRole('button', { name: 'Search' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Show more' }))
    await screen.findByRole('link', { name: 'Choose User 2' })
    expect(screen.getAllByRole('link', { name: /Choose/ })).toHaveLength(2)
    expect(screen.getByText('2 users')).toBeTruthy()
    expect(find).toHaveBeenLastCalledWith({ tenantId: contosoId, text: 'us', more: 'next' })
    fireEvent.click(screen.getByRole('link', { name: 'Choose User 1' }))
    expect(history.at(-1)).toContain('user1%40contoso.com')
  })
})
