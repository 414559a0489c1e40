import { EventEmitter } from 'node:events'
import { beforeEach, expect, test, vi } from 'vitest'
import { PageVoice, type HeardContents } from './pageVoice'

vi.mock('electron', () => ({ webFrameMain: { fromId: () => undefined } }))

const never = () => new Promise<never>(() => undefined)
const settled = vi.fn()

beforeEach(() => settled.mockClear())

function atWork(run: (code: string) => Promise<unknown>) {
  const runs = vi.fn(run)
  const contents = Object.assign(new EventEmitter(), { isDestroyed: () => false, mainFrame: { executeJavaScript: runs } })
  const heard = vi.fn()
  const voice = new PageVoice({ contents: contents as unknown as HeardContents, script: 'script', listen: 'listen', heard })
  const ask = async () => {
    void voice.answers().then(settled)
    await new Promise(setImmediate)
  }
  return { contents, voice, heard, ask, runs }
}

test('before the first page there is nobody to ask, and nothing hangs', async () => {
  const { ask } = atWork(never)
  await ask()
  expect(settled).toHaveBeenCalledOnce()
})

test('a page that hangs does not answer; one that takes its place does', async () => {
  const { contents, ask } = atWork(never)
  contents.emit('did-navigate')
  await ask()
  expect(settled).not.toHaveBeenCalled()
  contents.emit('did-navigate')
  await new Promise(setImmediate)
  expect(settled).toHaveBeenCalledOnce()
})

test('each document is listened to once, for as long as it lives', async () => {
  const said = [[{ kind: 'print' }], 'no list']
  const { contents, heard, runs } = atWork(async (code) => (code === 'listen' ? said.shift() : undefined))
  contents.emit('did-navigate')
  contents.emit('dom-ready')
  await new Promise(setImmediate)
  expect(heard).toHaveBeenCalledExactlyOnceWith({ kind: 'print' })
  const scripts = runs.mock.calls.filter(([code]) => code === 'script')
  expect(scripts).toHaveLength(1)
  contents.emit('did-navigate')
  expect(runs.mock.calls.filter(([code]) => code === 'script')).toHaveLength(2)
})

test('a document that was not ready is asked again by the next event', async () => {
  const run = vi.fn((): Promise<unknown> => Promise.reject(new Error('not ready')))
  const { contents } = atWork(run)
  contents.emit('did-navigate')
  await new Promise(setImmediate)
  contents.emit('dom-ready')
  expect(run).toHaveBeenCalledTimes(2)
})
