import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { FrameState } from '../../electron/contract/acting'
import type { FrameBridge } from '../../electron/contract/bridge'
import { refusals, type VisitDownload, type VisitNews } from '../../electron/contract/visitNews'
import { createNewsView, sizeText } from './newsView'
import html from './index.html?raw'
import { frameText } from './texts'

const calls = { 'frame.cancelDownload': vi.fn(), 'frame.dismissDownload': vi.fn(), 'frame.dismissWord': vi.fn(), 'frame.openInBrowser': vi.fn() }

beforeEach(() => {
  document.body.innerHTML = /<body>([\s\S]*)<\/body>/u.exec(html)?.[1]?.replace(/<script[\s\S]*?<\/script>/u, '') ?? ''
  for (const call of Object.values(calls)) call.mockClear()
})

function open(language: 'en' | 'de' = 'en') {
  const view = createNewsView(document, { language, calls } as unknown as FrameBridge)
  return (news: VisitNews) => view.show(news as FrameState)
}
const file = (more: Partial<VisitDownload> = {}): VisitDownload => ({ id: 4, name: 'users.csv', received: 1_200_000, total: 3_000_000, state: 'running', ...more })
const lines = () => [...document.querySelectorAll('#downloads li')].map((line) => line.textContent)
const button = () => document.querySelector<HTMLButtonElement>('#downloads button')

describe('the lines below the bar', () => {
  test('say what was refused, how often, and can be dismissed', () => {
    const show = open()
    show({})
    expect(document.getElementById('word')?.hidden).toBe(true)
    show({ word: { what: 'program', about: '<b>mailto:', times: 1 } })
    expect(document.getElementById('wordText')?.textContent).toBe('The portal wanted to start another program (<b>mailto:), which was refused.')
    show({ word: { what: 'popup', times: 12 } })
    expect(document.getElementById('wordText')?.textContent).toBe('The portal wanted to open another window, which was refused. (12 times)')
    document.getElementById('dismissWord')?.click()
    expect(calls['frame.dismissWord']).toHaveBeenCalledOnce()
  })

  test('give the focus to whose tenant it is when they go, and never to the button that ends the session', () => {
    const show = open()
    const name = document.getElementById('who')
    show({ word: { what: 'popup', times: 1 }, downloads: [file({ state: 'failed' })] })
    document.getElementById('dismissWord')?.focus()
    show({ downloads: [file({ state: 'failed' })] })
    expect(document.activeElement).toBe(name)
    button()?.focus()
    show({})
    expect(document.activeElement).toBe(name)
    // What goes without it leaves it where it is.
    document.getElementById('end')?.focus()
    show({ word: { what: 'popup', times: 1 } })
    show({})
    expect(document.activeElement?.id).toBe('end')
  })

  test.each(['en', 'de'] as const)('have words for every refusal in %s', (language) => {
    for (const what of refusals) expect(frameText(language, `refused_${what}`).length).toBeGreaterThan(20)
  })

  test('name a permission as people do, and one that nobody knows by its own name', () => {
    const show = open()
    const said = (about: string) => {
      show({ word: { what: 'permission', about, times: 1 } })
      return document.getElementById('wordText')?.textContent
    }
    expect(said('camera')).toBe('The portal wanted a permission, which was refused: camera.')
    expect(said('invented-later')).toBe('The portal wanted a permission, which was refused: invented-later.')
  })

  test('offer the own browser where it helps, and nowhere else', () => {
    const show = open()
    const way = () => document.getElementById('wordBrowser')
    show({ word: { what: 'popup', times: 1 } })
    expect(way()?.hidden).toBe(true)
    show({ word: { what: 'deviceRule', about: '53003', times: 1 } })
    expect(document.getElementById('wordText')?.textContent).toContain('(AADSTS53003)')
    expect([way()?.hidden, way()?.textContent]).toEqual([false, 'Open in my browser'])
    way()?.click()
    expect(calls['frame.openInBrowser']).toHaveBeenCalledOnce()
    show({})
    expect(way()?.hidden).toBe(true)
  })

  test('show how far a file is, and its button stays the same while it comes', () => {
    const show = open()
    show({ downloads: [file({ state: 'asking', received: 0 })] })
    const before = button()
    expect(lines()).toEqual(['users.csvChoose where to save it.Cancel'])
    show({ downloads: [file()] })
    expect(lines()).toEqual(['users.csv1.2 MB of 3 MBCancel'])
    expect(button()).toBe(before)
    expect(button()?.getAttribute('aria-label')).toBe('Cancel: users.csv')
    button()?.click()
    expect(calls['frame.cancelDownload']).toHaveBeenCalledExactlyOnceWith({ id: 4 })
  })

  test('say how it ended, and let it go', () => {
    const show = open('de')
    show({ downloads: [file(), file({ id: 5, name: 'b', state: 'failed' })] })
    expect(document.querySelectorAll('#downloads [role=status]')).toHaveLength(1)
    show({ downloads: [file({ state: 'saved' })] })
    expect(lines()).toEqual(['users.csvGespeichert.Ausblenden'])
    button()?.click()
    expect(calls['frame.dismissDownload']).toHaveBeenCalledExactlyOnceWith({ id: 4 })
    show({ downloads: [] })
    expect(document.getElementById('downloads')?.hidden).toBe(true)
  })

  test.each([[0, '0 byte'], [999, '999 byte'], [1_500, '2 kB'], [1_234_567, '1.2 MB'], [5e12, '5,000 GB']])('%i bytes are %s', (bytes, said) => expect(sizeText(bytes, 'en')).toBe(said))
})
