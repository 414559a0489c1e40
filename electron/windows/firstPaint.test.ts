import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import { firstPaint } from './firstPaint'

function setUp(title: string, limitMs: number) {
  const contents = Object.assign(new EventEmitter(), { getTitle: () => title })
  const done = vi.fn()
  const wait = async (): Promise<void> => {
    await firstPaint(contents as never, limitMs)
    done()
  }
  return { contents, done, waiting: wait() }
}

test('waits until a page has named itself', async () => {
  const { contents, done, waiting } = setUp('', 10_000)
  contents.emit('page-title-updated', {}, 'Partner Desk')
  await new Promise(setImmediate)
  expect(done).not.toHaveBeenCalled()
  contents.emit('page-title-updated', {}, 'Partner overview — Partner Desk')
  await waiting
  expect(done).toHaveBeenCalledOnce()
})

test('is over at once where the page is there already', async () => {
  const { done, waiting } = setUp('Customers — Partner Desk', 10_000)
  await waiting
  expect(done).toHaveBeenCalledOnce()
})

test('does not wait for ever', async () => {
  const { done, waiting } = setUp('', 5)
  await waiting
  expect(done).toHaveBeenCalledOnce()
})
