import { beforeEach, expect, test } from 'vitest'
import { showSwitcher } from './switcherView'

const hashOf = (value: unknown) => `#${encodeURIComponent(JSON.stringify(value))}`
const names = () => [...document.querySelectorAll('.name')].map((one) => one.textContent)

beforeEach(() => { document.body.innerHTML = '<ul id="list"></ul>' })

test('shows each window with its mark, its name as text, and its digit', () => {
  const mark = { initials: 'CO', colour: '#78000f', pattern: 'dots' }
  showSwitcher(document, hashOf({ selected: 1, entries: [{ id: 'portal', name: 'Partner Desk' }, { id: 't', name: 'Contoso <b>#1</b> & 100%', mark, digit: 1 }] }))
  expect(names()).toEqual(['Partner Desk', 'Contoso <b>#1</b> & 100%'])
  expect([...document.querySelectorAll('li')].map((one) => one.getAttribute('aria-selected'))).toEqual(['false', 'true'])
  expect([...document.querySelectorAll<HTMLElement>('.mark')].map((one) => [one.textContent, one.dataset['pattern'], one.style.getPropertyValue('--tenant')])).toEqual([['PD', undefined, ''], ['CO', 'dots', '#78000f']])
  expect([...document.querySelectorAll('a')].map((one) => one.getAttribute('href'))).toEqual(['#pick-0', '#pick-1'])
})

test('shows a picture above mark and name, in the colour of the tenant, and none that is no picture', () => {
  const mark = { initials: 'CO', colour: '#78000f', pattern: 'dots' }
  showSwitcher(document, hashOf({ selected: 0, entries: [{ name: 'Contoso', mark, picture: 'data:image/jpeg;base64,AAAA' }, { name: 'Adatum', mark, picture: 'https://evil.example/x.png' }] }))
  expect([...document.querySelectorAll('img')].map(({ src, alt }) => [src, alt])).toEqual([['data:image/jpeg;base64,AAAA', '']])
  expect([...document.querySelectorAll<HTMLElement>('.picture')].map(({ style }) => style.borderColor)).toEqual(['#78000f', '#78000f'])
  expect([...document.querySelectorAll('li')].map((one) => one.textContent)).toEqual(['COContoso', 'COAdatum'])
})

test('a newer picture or selection leaves the rows where they are, other windows replace them', () => {
  const picture = (data: string) => `data:image/jpeg;base64,${data}`
  showSwitcher(document, hashOf({ selected: 0, entries: [{ name: 'Contoso', picture: picture('AAAA') }, { name: 'Adatum' }] }))
  const rows = [...document.querySelectorAll('li')]
  showSwitcher(document, hashOf({ selected: 1, entries: [{ name: 'Contoso', picture: picture('BBBB') }, { name: 'Adatum', picture: picture('CCCC') }] }))
  expect([...document.querySelectorAll('li')].map((one, index) => one === rows[index])).toEqual([true, true])
  expect([...document.querySelectorAll('img')].map(({ src }) => src)).toEqual([picture('BBBB'), picture('CCCC')])
  expect(rows.map((one) => one.getAttribute('aria-selected'))).toEqual(['false', 'true'])
  showSwitcher(document, hashOf({ selected: 0, entries: [{ name: 'Contoso', digit: 1 }, { name: 'Wingtip Toys' }] }))
  expect(names()).toEqual(['Contoso', 'Wingtip Toys'])
  expect(document.querySelectorAll('img')).toHaveLength(0)
})

test.each(['', '#pick-1', '#%', '#{}', hashOf({ entries: 'x', selected: 0 })])('%s changes nothing', (hash) => {
  showSwitcher(document, hashOf({ selected: 0, entries: [{ name: 'Contoso' }] }))
  showSwitcher(document, hash)
  expect(names()).toEqual(['Contoso'])
})
