import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { OwnImport, OwnImportState } from '../../../electron/contract/own'
import { done, failed, fakeBridge } from '../../testing/fakeBridge'
import { renderApp } from '../../testing/renderApp'
import { contosoId } from '../../testing/samples'
import { OwnFilesButton } from './OwnFilesButton'

afterEach(cleanup)

const at = '2026-11-01T10:00:00.000Z'
const lines = [{ line: 3, problem: 'unknownDomain', value: 'nobody.example' }, { line: 4, problem: 'tenant', value: 'nonsense' }] as const
const own = (note: string) => ({ id: contosoId, favourite: false, tags: [], aliases: [], note })
const found: OwnImport = {
  importId: 'one', file: 'own.csv', encoding: 'utf-8', separator: ',', total: 1, unknown: 0, changed: 1,
  changes: [{ tenantId: contosoId, name: 'Contoso', before: own(''), after: own('new') }], failed: 2, errors: lines
}

describe('own data in files', () => {
  // Dialogs are chunks of their own; on a busy machine reading them takes longer than a test waits.
  beforeAll(async () => { await Promise.all([import('./ImportDialog'), import('./LeftLines')]) })
  let state: OwnImportState
  const kept = { undo: { file: 'own.csv', at, changed: 1 }, left: { file: 'own.csv', at, count: 2, lines } } as const
  const calls = {
    'own.importState': vi.fn(async () => done(state)),
    'own.importPreview': vi.fn(async () => done(found)),
    'own.importApply': vi.fn(async () => { state = kept; return done({ changed: 1 }) }),
    'own.importUndo': vi.fn(async () => { state = { left: kept.left }; return done({ restored: 1, kept: 0 }) }),
    'own.exportLeft': vi.fn(async () => done({ count: 2 })),
    'own.retryLeft': vi.fn(async () => done({ ...found, total: 0, changed: 0, changes: [] })),
    'own.forgetLeft': vi.fn(async () => { state = {}; return done(undefined) })
  }
  const open = (): void => void renderApp(<OwnFilesButton />, { bridge: fakeBridge(calls) })
  const press = (name: string, within_: HTMLElement = document.body): void => void fireEvent.click(within(within_).getByRole('button', { name }))
  const dialog = (name: RegExp): Promise<HTMLElement> => screen.findByRole('dialog', { name })

  beforeEach(() => {
    state = {}
    vi.clearAllMocks()
  })

  it('offer to take back what was imported in another run', async () => {
    state = { undo: kept.undo }
    open()
    fireEvent.click(await screen.findByRole('button', { name: 'Undo import' }))
    expect(await screen.findByText('1 put back, 0 changed since and kept.')).toBeTruthy()
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo import' })).toBeNull())
  })

  it('show the lines that cannot be used, save them before the import, and keep them after it', async () => {
    open()
    press('Import')
    const preview = await dialog(/own\.csv/u)
    expect(preview.textContent).toContain('Line 3: No customer on your list has the domain “nobody.example”')
    press('Save these lines', preview)
    expect(await screen.findByText(/2 lines were saved/u)).toBeTruthy()
    expect(calls['own.exportLeft']).toHaveBeenCalledWith({ importId: 'one' })
    press('Import', preview)
    fireEvent.click(await screen.findByRole('button', { name: '2 lines not used' }))
    const left = await dialog(/2 lines that could not be used/u)
    expect(left.textContent).toContain('“nonsense” is not a tenant ID.')
    press('Save these lines', left)
    await waitFor(() => expect(calls['own.exportLeft']).toHaveBeenLastCalledWith({}))
    press('Try again', left)
    expect((await dialog(/Import own\.csv/u)).textContent).toContain('none would change')
  })

  it('can have these lines given up', async () => {
    state = { left: kept.left }
    open()
    fireEvent.click(await screen.findByRole('button', { name: '2 lines not used' }))
    press('Give up these lines', await dialog(/2 lines/u))
    expect(await screen.findByText('The lines are gone. Nothing else was changed.')).toBeTruthy()
    await waitFor(() => expect(screen.queryByRole('button', { name: '2 lines not used' })).toBeNull())
  })

  it('say when there is nothing to take back any more', async () => {
    state = { undo: kept.undo }
    calls['own.importUndo'].mockImplementationOnce(async () => failed({ kind: 'notFound', code: 'own.nothingToUndo' }))
    open()
    fireEvent.click(await screen.findByRole('button', { name: 'Undo import' }))
    expect(await screen.findByText(/none was made in the last 30 days/u)).toBeTruthy()
  })
})
