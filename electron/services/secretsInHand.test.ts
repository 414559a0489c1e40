import { expect, it, vi } from 'vitest'
import { createNotices } from './notices'
import { SecretClipboard } from './secretClipboard'
import { letGoOfSecrets } from './secretsInHand'

function atWork() {
  const told: string[] = []
  const forgetSecrets = vi.fn()
  const board = { held: '' }
  const clipboard = new SecretClipboard({
    clipboard: { writeSecret: async (text) => { board.held = text }, readText: async () => board.held, clear: () => { board.held = '' } },
    notices: createNotices(() => undefined), clock: { now: Date.now }
  })
  return { told, forgetSecrets, board, clipboard, letGo: () => letGoOfSecrets({ tell: (name) => void told.push(name), clipboard, passwordReset: { forgetSecrets } }) }
}

it('pages, services and the clipboard let go of a password together', async () => {
  const { told, forgetSecrets, board, clipboard, letGo } = atWork()
  await clipboard.copy('Tulip-Harbor-Kite-41')
  await letGo()
  expect([told, forgetSecrets.mock.calls.length, board.held]).toEqual([['secrets.forget'], 1, ''])
})

it('what somebody copied meanwhile is theirs', async () => {
  const { board, clipboard, letGo } = atWork()
  await clipboard.copy('Tulip-Harbor-Kite-41')
  board.held = 'shopping list'
  await letGo()
  expect(board.held).toBe('shopping list')
})
