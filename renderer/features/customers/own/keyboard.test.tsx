import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { OwnData, OwnEdit, OwnImport, OwnImportState } from '../../../../electron/contract/own'
import { done, failed, fakeBridge } from '../../../testing/fakeBridge'
import { focused, press, tab, tabTo, type } from '../../../testing/keyboard'
import { renderApp } from '../../../testing/renderApp'
import { contosoId } from '../../../testing/samples'
import { OwnFilesButton } from '../OwnFilesButton'
import { OwnSection } from './OwnSection'

afterEach(cleanup)
// Dialogs are chunks of their own; on a busy machine reading them takes longer than a test waits.
beforeAll(async () => { await Promise.all([import('../ImportDialog'), import('../LeftLines')]) })

const empty: OwnData = { id: contosoId, favourite: false, tags: [], aliases: [], note: '' }
const button = (name: string) => screen.findByRole('button', { name })

it('a customer becomes a favourite, gets and loses tags and a note without a pointer', async () => {
  let held = empty
  const edit = vi.fn(async (change: OwnEdit) => {
    const { favourite = held.favourite, tags = held.tags, note = held.note } = change
    held = { ...held, favourite, tags, note }
    return done(held)
  })
  renderApp(<OwnSection tenantId={contosoId} company="Contoso" />, { bridge: fakeBridge({ 'own.get': async () => done(held), 'own.edit': edit, 'customers.counts': async () => done({ tags: [] } as never) }) })
  const favourite = tabTo(await button('Favourite'))
  press(' ')
  await waitFor(() => expect(favourite.getAttribute('aria-pressed')).toBe('true'))
  expect(focused()).toBe(favourite)
  const box = tabTo(screen.getByLabelText('Add a tag'))
  type('VIP')
  press()
  await button('Take the tag VIP from Contoso')
  expect(focused()).toBe(box)
  // A tag is also taken over on the way to the next field, which a button that goes with the text must not stop.
  type('south')
  expect(tab()).toBe(screen.getByRole('combobox', { name: 'Add another name' }))
  await button('Take the tag south from Contoso')
  await waitFor(() => expect(focused()).toBe(screen.getByRole('combobox', { name: 'Add another name' })))
  tabTo(await button('Take the tag VIP from Contoso'))
  press()
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Take the tag VIP from Contoso' })).toBeNull())
  expect(focused()).toBe(box)
  const note = tabTo(screen.getByLabelText('Note'))
  type('Calls on Mondays')
  tab(-1)
  await waitFor(() => expect(held).toEqual({ ...empty, favourite: true, tags: ['south'], note: 'Calls on Mondays' }))
  expect(note.isConnected).toBe(true)
})

it('a label that is too long, one too many, or one that could not be kept stays in its box with the reason', async () => {
  let held: OwnData = { ...empty, aliases: Array.from({ length: 20 }, (_, index) => `name ${index}`) }
  const edit = vi.fn(async ({ tags }: OwnEdit) => {
    held = { ...held, ...(tags !== undefined && { tags }) }
    return done(held)
  })
  const answers = [failed({ kind: 'storage', code: 'storage.failed' })]
  renderApp(<OwnSection tenantId={contosoId} company="Contoso" />, { bridge: fakeBridge({ 'own.get': async () => done(held), 'own.edit': async change => answers.shift() ?? edit(change), 'customers.counts': async () => done({ tags: [] } as never) }) })
  const box = tabTo<HTMLInputElement>(await screen.findByLabelText('Add a tag'))
  type(`VIP, ${'x'.repeat(41)}`)
  press()
  expect(await screen.findByText(/is longer than 40 characters/u)).toBeTruthy()
  expect([box.value.length, edit.mock.calls.length]).toEqual([46, 0])
  type('VIP')
  expect(screen.queryByText(/is longer than 40 characters/u)).toBeNull()
  press()
  await waitFor(() => expect(box.value).toBe('VIP'))
  press()
  await button('Take the tag VIP from Contoso')
  expect(box.value).toBe('')
  const alias = tabTo<HTMLInputElement>(screen.getByLabelText('Add another name'))
  type('one more')
  press()
  expect(await screen.findByText(/^At most 20 are kept/u)).toBeTruthy()
  expect(alias.value).toBe('one more')
})

it('own data are imported, taken back, and their bad lines given up without a pointer', async () => {
  const at = '2026-11-01T10:00:00.000Z'
  const lines = [{ line: 3, problem: 'unknownDomain', value: 'nobody.example' }] as const
  const left = { file: 'own.csv', at, count: 1, lines }
  let state: OwnImportState = {}
  const found: OwnImport = {
    importId: 'one', file: 'own.csv', encoding: 'utf-8', separator: ',', total: 1, unknown: 0, changed: 1,
    changes: [{ tenantId: contosoId, name: 'Contoso', before: empty, after: { ...empty, note: 'new' } }], failed: 1, errors: lines
  }
  renderApp(<OwnFilesButton />, { bridge: fakeBridge({
    'own.importState': async () => done(state), 'own.importPreview': async () => done(found),
    'own.importApply': async () => { state = { undo: { file: 'own.csv', at, changed: 1 }, left }; return done({ changed: 1 }) },
    'own.importUndo': async () => { state = { left }; return done({ restored: 1, kept: 0 }) },
    'own.forgetLeft': async () => { state = {}; return done(undefined) }
  }) })
  tabTo(await button('Import'))
  press()
  const dialog = await screen.findByRole('dialog', { name: /own\.csv/u })
  await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true))
  tabTo([...dialog.querySelectorAll('button')].at(-1) ?? dialog)
  press()
  const undo = await button('Undo import')
  await waitFor(() => expect(focused().textContent).toBe('Import'))
  tabTo(undo)
  press()
  await waitFor(() => expect(focused().textContent).toBe('1 put back, 0 changed since and kept.'))
  tabTo(await button('1 line not used'))
  press()
  tabTo(await button('Give up these lines'))
  press()
  await waitFor(() => expect(focused().textContent).toBe('The lines are gone. Nothing else was changed.'))
})
