import { expect, test } from 'vitest'
import { addressesInTurn } from './addressesInTurn'

function setUp() {
  const shown: string[] = []
  const onTheWay: { readonly resolve: () => void; readonly reject: (cause: Error) => void }[] = []
  const addresses = addressesInTurn((address) => new Promise((resolve, reject) => {
    shown.push(address)
    onTheWay.push({ resolve, reject })
  }))
  return { addresses, shown, arrive: () => onTheWay.shift()?.resolve(), fail: () => onTheWay.shift()?.reject(new Error('no page')) }
}

test('an address waits for the one that is under way, and only the newest is shown', async () => {
  const { addresses, shown, arrive } = setUp()
  for (const address of ['first', 'second', 'third']) addresses.show(address)
  expect(shown).toEqual(['first'])
  arrive()
  await expect.poll(() => shown).toEqual(['first', 'third'])
  arrive()
  await addresses.end()
  expect(shown).toEqual(['first', 'third'])
})

test('one that cannot be shown does not stop the next', async () => {
  const { addresses, shown, fail, arrive } = setUp()
  addresses.show('first')
  addresses.show('second')
  fail()
  await expect.poll(() => shown).toEqual(['first', 'second'])
  arrive()
  await addresses.end()
  addresses.show('third')
  expect(shown).toEqual(['first', 'second', 'third'])
})

test('the end waits for what is under way, and begins nothing more', async () => {
  const { addresses, shown, arrive } = setUp()
  await addresses.end()
  addresses.show('first')
  addresses.show('second')
  let isOver = false
  const end = addresses.end().then(() => { isOver = true })
  await Promise.resolve()
  expect(isOver).toBe(false)
  arrive()
  await end
  expect(shown).toEqual(['first'])
})
