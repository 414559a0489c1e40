import { EventEmitter } from 'node:events'
import { describe, expect, test, vi } from 'vitest'
import { closingPortal, guardPortalClose } from './portalClose'

test('only macOS keeps an application without its window, and not while it quits', () => {
  expect([closingPortal('darwin', false), closingPortal('darwin', true)]).toEqual(['hide', 'quit'])
  expect([closingPortal('win32', false), closingPortal('linux', false)]).toEqual(['quit', 'quit'])
})

describe('closing the window', () => {
  class Window extends EventEmitter {
    full = false
    readonly hide = vi.fn()
    isFullScreen(): boolean {
      return this.full
    }
    setFullScreen(): void {
      this.full = false
      this.emit('leave-full-screen')
    }
  }
  const setUp = (platform: NodeJS.Platform) => {
    const window = new Window()
    const app = Object.assign(new EventEmitter(), { quit: vi.fn() })
    guardPortalClose(window, app as never, platform)
    const close = () => {
      const preventDefault = vi.fn()
      window.emit('close', { preventDefault })
      if (preventDefault.mock.calls.length === 0) window.emit('closed')
    }
    return { window, app, close }
  }

  test('on macOS puts it out of sight, from full screen too, and quits when asked to', () => {
    const { window, app, close } = setUp('darwin')
    close()
    window.full = true
    close()
    expect(window.hide).toHaveBeenCalledTimes(2)
    expect(app.quit).not.toHaveBeenCalled()
    app.emit('before-quit')
    close()
    expect(app.quit).toHaveBeenCalledOnce()
  })

  test('elsewhere quits', () => {
    const { window, app, close } = setUp('linux')
    close()
    expect(window.hide).not.toHaveBeenCalled()
    expect(app.quit).toHaveBeenCalledOnce()
  })
})
