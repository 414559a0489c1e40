import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import { later } from '../lib/testing/later'
import { translator } from '../startup/texts/translate'
import { pageDialogMessage } from './pageDialog'
import { answerPageDialogs, type PageQuestion } from './pageDialogs'

vi.mock('electron', () => ({ dialog: {} }))

function atWork() {
  const contents = Object.assign(new EventEmitter(), { getURL: () => 'https://portal.example/users' })
  const electrons = vi.fn()
  contents.on('-run-dialog', electrons)
  const calls = { ask: vi.fn(async (_question: PageQuestion, _signal: AbortSignal) => true), refused: vi.fn() }
  const patience = { isTried: vi.fn(() => false), answered: vi.fn() }
  const dialogs = answerPageDialogs({ contents, patience, ...calls })
  const run = async (dialogType: string, more: object = {}) => {
    const answer = vi.fn()
    contents.emit('-run-dialog', { frame: { url: 'https://inner.example/x' }, dialogType, messageText: 'Delete?', ...more }, answer)
    await new Promise(setImmediate)
    return answer
  }
  return { ...calls, contents, dialogs, electrons, patience, run }
}

test.each([true, false])('what a page asks is asked in our words, and answered (%s)', async (agreed) => {
  const { ask, electrons, run } = atWork()
  ask.mockResolvedValue(agreed)
  const answer = await run('confirm')
  expect(ask).toHaveBeenCalledExactlyOnceWith({ kind: 'confirm', words: 'Delete?', host: 'inner.example' }, expect.any(AbortSignal))
  expect(answer).toHaveBeenCalledExactlyOnceWith(agreed, '')
  expect(electrons, 'Electron’s own box is not there any more').not.toHaveBeenCalled()
})

test('a document without an address of its own is called by that of the page', async () => {
  const { ask, run } = atWork()
  await run('alert', { frame: { url: 'about:srcdoc' } })
  expect(ask.mock.calls[0]?.[0]).toEqual({ kind: 'alert', words: 'Delete?', host: 'portal.example' })
})

test('nothing is typed into a box of a page, and no page may ask again and again or two at once', async () => {
  const { ask, patience, refused, run } = atWork()
  expect((await run('prompt')).mock.calls).toEqual([[false, '']])
  expect(refused.mock.calls).toEqual([['typing']])
  patience.isTried.mockReturnValue(true)
  expect((await run('alert')).mock.calls).toEqual([[false, '']])
  patience.isTried.mockReturnValue(false)
  ask.mockReturnValue(new Promise<never>(() => undefined))
  const first = await run('confirm')
  expect((await run('confirm')).mock.calls).toEqual([[false, '']])
  expect(first).not.toHaveBeenCalled()
  expect(refused.mock.calls).toEqual([['typing'], ['prompt'], ['prompt']])
  expect(ask).toHaveBeenCalledOnce()
})

test('the end of the visit takes an open question back and answers every later one with no; a page that has gone is not waited for', async () => {
  for (const end of ['stop', 'cancel'] as const) {
    const { ask, contents, dialogs, run } = atWork()
    const asked = later<boolean>()
    ask.mockImplementation((_question, signal) => {
      signal.addEventListener('abort', () => asked.resolve(false))
      return asked.promise
    })
    const answer = await run('confirm')
    expect(dialogs.isOpen()).toBe(true)
    if (end === 'stop') dialogs.stop()
    else contents.emit('-cancel-dialogs')
    await new Promise(setImmediate)
    expect(answer).toHaveBeenCalledExactlyOnceWith(false, '')
    expect(dialogs.isOpen()).toBe(false)
    expect((await run('alert')).mock.calls).toEqual([[false, '']])
    expect(ask).toHaveBeenCalledTimes(end === 'stop' ? 1 : 2)
  }
})

test('a question that cannot be shown is answered with no, and the next one is asked', async () => {
  const { ask, run } = atWork()
  ask.mockRejectedValueOnce(new Error('no display'))
  expect((await run('confirm')).mock.calls).toEqual([[false, '']])
  expect((await run('confirm')).mock.calls).toEqual([[true, '']])
})

test('the customer and the host are named by us; the page’s words are plain and short, and nothing is agreed to by a habit', () => {
  const text = translator(() => 'en')
  const words = `Acting as Woodgrove Bank \u202E${'!\n'.repeat(400)}`
  const asked = pageDialogMessage({ question: { kind: 'confirm', words, host: 'portal.example' }, company: 'Contoso', text })
  expect(asked).toMatchObject({ title: 'Acting as Contoso — Partner Desk', message: 'A page of portal.example in the window of Contoso asks:', buttons: ['OK', 'Cancel'], defaultId: 1, cancelId: 1 })
  expect(asked.detail).not.toContain('\u202E')
  expect(asked.detail?.split('\n').length).toBeLessThan(14)
  const told = pageDialogMessage({ question: { kind: 'alert', words: 'Saved', host: 'portal.example' }, company: 'Contoso', text })
  expect(told).toMatchObject({ message: 'A page of portal.example in the window of Contoso says:', detail: 'Saved', buttons: ['OK'] })
})
