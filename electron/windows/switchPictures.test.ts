import { describe, expect, test, vi } from 'vitest'
import { later } from '../lib/testing/later'
import { SwitchPictures } from './switchPictures'
import { switcherBox } from './switcherLayout'

const image = (name: string, more: { readonly empty?: boolean } = {}) => {
  const made = {
    isEmpty: () => more.empty === true,
    getSize: () => ({ width: 1000, height: 2000 }),
    crop: vi.fn((_part: { readonly width: number; readonly height: number }) => made),
    resize: vi.fn(() => made),
    toJPEG: () => Buffer.from(name)
  }
  return made
}
const address = (name: string) => `data:image/jpeg;base64,${Buffer.from(name).toString('base64')}`

describe('the pictures of the open windows', () => {
  test('show the upper part of a page; what a window cannot give leaves the one before', async () => {
    const answers = [image('first'), image('', { empty: true }), undefined]
    const pictures = new SwitchPictures({ capture: () => Promise.resolve(answers.shift() as never) })
    pictures.keepOnly(['contoso'])
    const [first] = answers
    expect([await pictures.renew('contoso'), pictures.of('contoso')]).toEqual([true, address('first')])
    expect(first?.crop).toHaveBeenCalledWith({ x: 0, y: 0, width: 1000, height: 625 })
    expect([await pictures.renew('contoso'), await pictures.renew('contoso'), pictures.of('contoso')]).toEqual([false, false, address('first')])
  })

  test('go with their session, also one that was still on its way', async () => {
    const late = later<never>()
    const captures = [Promise.resolve(image('before') as never), late.promise]
    const pictures = new SwitchPictures({ capture: () => captures.shift() })
    pictures.keepOnly(['portal', 'contoso'])
    await pictures.renew('contoso')
    const capturing = pictures.renew('contoso')
    pictures.keepOnly(['portal'])
    expect(pictures.of('contoso')).toBeUndefined()
    late.resolve(image('too late') as never)
    expect([await capturing, pictures.of('contoso')]).toEqual([false, undefined])
  })

  test('of a page that is covered there is none, and one that never answers is not waited for', async () => {
    let shown = true
    const never = new Promise<never>(() => undefined)
    const captures: (Promise<never> | undefined)[] = [Promise.resolve(image('shown') as never)]
    const pictures = new SwitchPictures({ capture: () => (shown ? (captures.shift() ?? never) : undefined), limitMs: 5 })
    pictures.keepOnly(['contoso'])
    await pictures.renew('contoso')
    expect([await pictures.renew('contoso'), pictures.of('contoso')]).toEqual([false, address('shown')])
    shown = false
    expect([await pictures.renew('contoso'), pictures.of('contoso')]).toEqual([false, undefined])
  })
})

describe('the list of open windows', () => {
  test.each([[1, 1920, 248, 218], [2, 1920, 480, 218], [5, 1920, 1176, 218], [6, 1920, 1176, 420], [5, 1024, 944, 420], [40, 1024, 944, 700], [3, 200, 200, 622]])(
    'of %i on a screen of %i lies inside of it', (count, screen, width, height) => {
      const area = { x: 100, y: 50, width: screen, height: 700 }
      const box = switcherBox(count, area)
      expect([box.width, box.height]).toEqual([width, height])
      expect(box.x >= area.x && box.y >= area.y && box.x + box.width <= area.x + area.width && box.y + box.height <= area.y + area.height).toBe(true)
    }
  )
})
