import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { PortalCalls } from '../../../../electron/contract/bridge'
import type { CustomerUser } from '../../../../electron/contract/passwordReset'
import { done, failed, fakeBridge } from '../../../testing/fakeBridge'
import { focused, press, tabTo, type } from '../../../testing/keyboard'
import { renderApp } from '../../../testing/renderApp'
import { contoso, contosoId } from '../../../testing/samples'
import { UserSearch } from './UserSearch'

afterEach(cleanup)

const user = (index: number): CustomerUser => ({ id: `u${index}`, name: `User ${index}`, userPrincipalName: `user${index}@contoso.com`, accountEnabled: true, synchronised: false, guest: false })
const button = (name: string) => screen.findByRole('button', { name })

it('a user is found page after page and chosen without a pointer, and the focus is not lost with the last page', async () => {
  const answers: Awaited<ReturnType<PortalCalls['passwords.find']>>[] = [
    failed({ kind: 'unreachable', code: 'network.unreachable' }), done({ users: [user(1)], total: 3, more: 'a' }), done({ users: [user(2)], more: 'b' }), done({ users: [user(3)] })
  ]
  const { history } = renderApp(<UserSearch customer={contoso} />, { bridge: fakeBridge({ 'passwords.find': async () => answers.shift() ?? failed() }) })
  const box = screen.getByRole('textbox')
  await waitFor(() => expect(focused()).toBe(box))
  press()
  await waitFor(() => expect(box.getAttribute('aria-invalid')).toBe('true'))
  expect(focused()).toBe(box)
  type('us')
  press()
  await screen.findByText(/^Reference for support/u)
  expect(focused()).toBe(box)
  press()
  const more = tabTo(await button('Show more'))
  press()
  await screen.findByRole('link', { name: 'Choose User 2' })
  expect(focused()).toBe(more)
  press()
  await screen.findByRole('link', { name: 'Choose User 3' })
  await waitFor(() => expect(focused().textContent).toBe('3 users'))
  tabTo(screen.getByRole('link', { name: 'Choose User 3' }))
  press()
  expect(history.at(-1)).toBe(`/customers/${contosoId}/reset-password/user3%40contoso.com`)
})
