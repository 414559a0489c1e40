import { readFileSync } from 'node:fs'
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { done, fakeBridge } from '../../testing/fakeBridge'
import { renderApp } from '../../testing/renderApp'
import { PrivacyPage } from './PrivacyPage'

afterEach(cleanup)

it('says of everything that is kept where it is, how long, and how it is removed; the README says the same', async () => {
  renderApp(<PrivacyPage />, { bridge: fakeBridge({ 'app.about': async () => done({ dataFolder: '/home/x/data', cloudFixed: false, cloudInUse: 'practice' as const, policy: { settings: [], registrations: [] } }) }) })
  expect(await screen.findByText(/\/home\/x\/data/u)).toBeTruthy()
  const lines = within(screen.getByRole('table')).getAllByRole('row').slice(1).map(row => [...row.children].map(cell => cell.textContent ?? ''))
  expect(lines.every(cells => cells.length === 4 && cells.every(text => text !== ''))).toBe(true)
  const chapter = /## Privacy\n[\s\S]*?\n## /u.exec(readFileSync('README.md', 'utf8'))?.[0] ?? ''
  const told = chapter.split('\n').filter(line => line.startsWith('| ')).slice(1)
  expect(lines).toHaveLength(told.length)
  // The folder or file of each stands in both.
  for (const [index, [, where = '']] of lines.entries()) expect(told[index]?.toLowerCase()).toContain(where.split(/[,;]/u)[0]?.split(' ')[0]?.toLowerCase())
})
