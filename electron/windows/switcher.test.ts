import { describe, expect, test, vi } from 'vitest'
import { createSwitcher, type SwitchEntry } from './switcher'
import { listenForSwitchKeys, switchKey, type KeyPress } from './switchKeys'

const press = (more: Partial<KeyPress>): KeyPress => ({ type: 'keyDown', key: 'a', code: 'KeyA', control: false, meta: false, shift: false, alt: false, ...more })

describe('the keys', () => {
  test.each([
    [press({ key: '1', code: 'Digit1', control: true }), 'linux', { kind: 'open', index: 0 }],
    [press({ key: 'ç', code: 'Digit9', control: true }), 'win32', { kind: 'open', index: 8 }],
    [press({ key: '3', code: 'Digit3', meta: true }), 'darwin', { kind: 'open', index: 2 }],
    [press({ key: 'Tab', code: 'Tab', control: true }), 'darwin', { kind: 'next' }],
    [press({ key: 'Tab', code: 'Tab', control: true, shift: true }), 'linux', { kind: 'previous' }],
    [press({ type: 'keyUp', key: 'Control', code: 'ControlLeft' }), 'linux', { kind: 'commit' }],
    [press({ type: 'keyUp' }), 'linux', { kind: 'commit' }],
    [press({ key: 'Escape', code: 'Escape' }), 'linux', { kind: 'cancel' }]
  ] as const)('%o on %s', (input, platform, expected) => expect(switchKey(input, platform)).toEqual(expected))

  test.each([
    [press({ key: '1', code: 'Digit1' }), 'linux'], [press({ key: '0', code: 'Digit0', control: true }), 'linux'], [press({ key: '1', code: 'Digit1', control: true }), 'darwin'],
    [press({ key: '²', code: 'Digit2', control: true, alt: true }), 'win32'], [press({ key: 'Tab', code: 'Tab' }), 'linux'], [press({ type: 'keyUp', key: '1', code: 'Digit1', control: true }), 'linux']
  ] as const)('%o on %s is the page’s', (input, platform) => expect(switchKey(input, platform)).toBeUndefined())

  test('that are meant for the windows do not reach the page', () => {
    let hear: ((event: { preventDefault(): void }, input: KeyPress) => void) | undefined
    const contents = { on: (_name: string, listener: typeof hear) => { hear = listener } }
    listenForSwitchKeys(contents as never, ({ kind }) => kind === 'open', 'linux')
    const preventDefault = vi.fn()
    hear?.({ preventDefault }, press({ key: '1', code: 'Digit1', control: true }))
    hear?.({ preventDefault }, press({ key: 'Escape', code: 'Escape' }))
    hear?.({ preventDefault }, press({}))
    expect(preventDefault).toHaveBeenCalledOnce()
  })
})

function atWork(count: number) {
  const list: SwitchEntry[] = Array.from({ length: count }, (_one, index) => ({ id: `w${index}`, name: `Window ${index}` }))
  const done: string[] = []
  const switcher = createSwitcher({
    entries: () => list,
    openAt: (index) => void done.push(`open ${index}`),
    go: (id) => void done.push(`go ${id}`),
    show: (entries, selected) => void done.push(`show ${entries.length} at ${selected}`),
    hide: () => void done.push('hide')
  })
  return { switcher, done }
}

describe('the switcher', () => {
  test('begins at the window before, goes round, and switches at the release', () => {
    const { switcher, done } = atWork(3)
    for (const kind of ['next', 'next', 'next', 'previous'] as const) expect(switcher.key({ kind })).toBe(false)
    expect(switcher.key({ kind: 'commit' })).toBe(false)
    switcher.key({ kind: 'commit' })
    expect(done).toEqual(['show 3 at 1', 'show 3 at 2', 'show 3 at 0', 'show 3 at 2', 'hide', 'go w2'])
  })

  test('is let go by Escape, and when its time is up; both go nowhere', () => {
    const { switcher, done } = atWork(2)
    expect(switcher.key({ kind: 'cancel' }), 'Escape is the page’s while there is no list').toBe(false)
    switcher.key({ kind: 'next' })
    expect(switcher.key({ kind: 'cancel' })).toBe(true)
    switcher.key({ kind: 'previous' })
    switcher.cancel()
    switcher.key({ kind: 'commit' })
    expect(done).toEqual(['show 2 at 1', 'hide', 'show 2 at 1', 'hide'])
  })

  test('takes a click, and a digit while it is shown', () => {
    const { switcher, done } = atWork(3)
    switcher.key({ kind: 'next' })
    switcher.pick(2)
    switcher.pick(1)
    switcher.key({ kind: 'next' })
    switcher.key({ kind: 'open', index: 4 })
    expect(done).toEqual(['show 3 at 1', 'hide', 'go w2', 'show 3 at 1', 'hide', 'open 4'])
  })

  test('arrows go through it while it is shown, and are the page’s otherwise', () => {
    const { switcher, done } = atWork(3)
    expect([switcher.key({ kind: 'left' }), switcher.key({ kind: 'right' }), done]).toEqual([false, false, []])
    switcher.key({ kind: 'next' })
    expect([switcher.key({ kind: 'right' }), switcher.key({ kind: 'left' })]).toEqual([true, true])
    expect(done).toEqual(['show 3 at 1', 'show 3 at 2', 'show 3 at 1'])
  })

  test('takes newer pictures while it is shown, in the order in which it was opened', () => {
    const pictures: string[] = []
    let list: readonly SwitchEntry[] = [{ id: 'a', name: 'A' }, { id: 'b', name: 'B' }]
    const switcher = createSwitcher({
      entries: () => list, openAt: vi.fn(), go: vi.fn(), hide: vi.fn(),
      show: (entries, selected) => void pictures.push(`${entries.map(({ id, picture = '-' }) => id + picture).join(' ')} at ${selected}`)
    })
    switcher.refresh()
    switcher.key({ kind: 'next' })
    list = [{ id: 'b', name: 'B', picture: '1' }, { id: 'a', name: 'A', picture: '2' }]
    switcher.refresh()
    expect(pictures).toEqual(['a- b- at 1', 'a2 b1 at 1'])
  })

  test('of one window is none', () => {
    const { switcher, done } = atWork(1)
    switcher.key({ kind: 'next' })
    switcher.key({ kind: 'commit' })
    expect(done).toEqual([])
  })
})
