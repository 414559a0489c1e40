import { signIn, test } from '../fixtures/app'
import { allPages, openPage } from '../pages/allPages'
import { signInGerman } from '../pages/german'
import { expectAccessible, expectNoSidewaysScrolling, shapes, shapeWindow } from './proofs'

const [small, zoomed] = shapes

test('every page, in light and dark, in a small window and at 200 %', async ({ desk }) => {
  test.setTimeout(420_000)
  await signIn(desk)
  await shapeWindow(desk, small)
  for (const one of allPages) {
    await test.step(one.name, async () => {
      await openPage(desk.portal, one)
      await expectNoSidewaysScrolling(desk.portal, `${one.name}, small`)
      await expectAccessible(desk.portal, one.name)
    })
  }
  await shapeWindow(desk, zoomed)
  for (const one of allPages) {
    await openPage(desk.portal, one)
    await expectNoSidewaysScrolling(desk.portal, `${one.name}, at 200 %`)
  }
})

test.describe('in German', () => {
  test.use({ language: 'de-DE' })

  /** What axe judges is the same in each language; what is longer in German is the words. */
  test('every page, with its longer words', async ({ desk }) => {
    test.setTimeout(240_000)
    await signInGerman(desk)
    for (const shape of shapes) {
      await shapeWindow(desk, shape)
      for (const one of allPages) {
        await openPage(desk.portal, one, 'de')
        await expectNoSidewaysScrolling(desk.portal, `${one.name} in German, ${shape.width} × ${shape.height} at ${shape.zoom * 100} %`)
      }
    }
  })
})
