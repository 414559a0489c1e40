import { signIn, test } from '../fixtures/app'
import { allPages, openPage } from '../pages/allPages'
import { signInGerman } from '../pages/german'
import { expectAccessible, expectNoSidewaysScrolling, shapes, shapeWindow, type WindowShape } from './proofs'

const [small, zoomed] = shapes

/** Every second page is opened in the shape that the one before it was left in, so that the window changes once a page; in German it is the other half. */
function shapesInTurn(number: number): readonly [first: WindowShape, second: WindowShape] {
  return number % 2 === 0 ? [small, zoomed] : [zoomed, small]
}

test('every page, in light and dark, in a small window and at 200 %', async ({ desk }) => {
  test.setTimeout(420_000)
  await signIn(desk)
  for (const [number, one] of allPages.entries()) {
    await test.step(one.name, async () => {
      const [first, second] = shapesInTurn(number)
      await shapeWindow(desk, first)
      await openPage(desk.portal, one)
      await expectNoSidewaysScrolling(desk.portal, `${one.name}, ${first.zoom * 100} %`)
      if (first === small) await expectAccessible(desk.portal, one.name)
      await shapeWindow(desk, second)
      await expectNoSidewaysScrolling(desk.portal, `${one.name}, ${second.zoom * 100} %`)
      if (second === small) await expectAccessible(desk.portal, one.name)
    })
  }
})

test.describe('in German', () => {
  test.use({ language: 'de-DE' })

  /** What axe judges is the same in each language; what is longer in German is the words. */
  test('every page, with its longer words', async ({ desk }) => {
    test.setTimeout(240_000)
    await signInGerman(desk)
    for (const [number, one] of allPages.entries()) {
      await test.step(one.name, async () => {
        const [first, second] = shapesInTurn(number + 1)
        await shapeWindow(desk, first)
        await openPage(desk.portal, one, 'de')
        await expectNoSidewaysScrolling(desk.portal, `${one.name} in German, ${first.zoom * 100} %`)
        await shapeWindow(desk, second)
        await expectNoSidewaysScrolling(desk.portal, `${one.name} in German, ${second.zoom * 100} %`)
      })
    }
  })
})
