import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import { VisitProcesses, type FollowedContents } from './visitProcesses'

function setUp({ survives = false } = {}) {
  const frames: { osProcessId: number }[] = [{ osProcessId: 11 }]
  const contents = Object.assign(new EventEmitter(), { isDestroyed: () => false, mainFrame: { framesInSubtree: frames } })
  const running = new Set([1, 11, 12, 13])
  const used = new Set([1])
  const kill = vi.fn<(id: number) => void>((id) => {
    if (!survives) running.delete(id)
  })
  const processes = new VisitProcesses(contents as unknown as FollowedContents, { running: () => running, used: () => used, kill })
  return { contents, frames, running, used, kill, processes }
}

test('every process in which a page or a frame of the visit was is ended, and no other', async () => {
  const { contents, frames, kill, processes } = setUp()
  contents.emit('did-navigate')
  frames[0] = { osProcessId: 12 }
  frames.push({ osProcessId: 0 })
  contents.emit('did-frame-navigate')
  await expect(processes.end()).resolves.toBe(true)
  expect(kill.mock.calls.flat()).toEqual([11, 12])
})

test('one that is gone by itself, or shows a page of somebody else, is left alone', async () => {
  const { contents, running, used, frames, kill, processes } = setUp()
  contents.emit('did-navigate')
  frames[0] = { osProcessId: 13 }
  processes.note()
  running.delete(11)
  used.add(13)
  await expect(processes.end()).resolves.toBe(true)
  expect(kill).not.toHaveBeenCalled()
})

test('one that cannot be ended is told, and holds nobody for longer than the limit', async () => {
  const { contents, kill, processes } = setUp({ survives: true })
  contents.emit('did-navigate')
  kill.mockImplementationOnce(() => { throw new Error('ESRCH') })
  await expect(processes.end(50)).resolves.toBe(false)
  expect(kill.mock.calls.length).toBeGreaterThan(1)
})
