import { expect, test, vi } from 'vitest'
import type { ActingSession } from '../contract/acting'
import { titleWindows } from './visitTitles'

function visit(company: string, defaultDomain: string, isDestroyed = false) {
  const session = { company, defaultDomain } as ActingSession
  return { session, window: { setTitle: vi.fn<(title: string) => void>(), isDestroyed: () => isDestroyed } }
}

const title = ({ company, defaultDomain }: ActingSession, alone: boolean): string => (alone ? company : `${company} (${defaultDomain})`)

test('customers of one name carry their domains while both are open, and only then', () => {
  const [first, second, other] = [visit('Contoso', 'contoso.com'), visit('CONTOSO ', 'contoso.de'), visit('Wingtip Toys', 'wingtiptoys.com')]
  titleWindows([first, second, other], title)
  expect([first, second, other].map(({ window }) => window.setTitle.mock.lastCall)).toEqual([['Contoso (contoso.com)'], ['CONTOSO  (contoso.de)'], ['Wingtip Toys']])
  titleWindows([first, other], title)
  expect(first.window.setTitle.mock.lastCall).toEqual(['Contoso'])
})

test('a window that is gone is left alone', () => {
  const gone = visit('Contoso', 'contoso.com', true)
  titleWindows([gone], title)
  expect(gone.window.setTitle).not.toHaveBeenCalled()
})
