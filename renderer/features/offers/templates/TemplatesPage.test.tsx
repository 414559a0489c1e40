import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { MessageTemplate } from '../../../../electron/contract/template'
import { done, failed, fakeBridge } from '../../../testing/fakeBridge'
import { renderApp } from '../../../testing/renderApp'
import { TemplatesPage } from './TemplatesPage'

afterEach(cleanup)

const template = (patch: Partial<MessageTemplate> = {}): MessageTemplate => ({ kind: 'trial', language: 'en', subject: 'Trial from {partnerName}', body: 'Start here:\n{link}', custom: false, ...patch })
const templates = [template(), template({ language: 'de', subject: 'Test von {partnerName}' }), template({ kind: 'purchase', subject: 'Offer' })]
const list = { 'templates.list': async () => done<readonly MessageTemplate[]>(templates) }
const message = async () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Message' })

describe('message templates', () => {
  it('checks placeholders while one writes, and saves only what makes a message with its link', async () => {
    const save = vi.fn(async () => done(template({ body: 'Now: {link}', custom: true, updatedAt: '2026-11-01T10:00:00.000Z' })))
    renderApp(<TemplatesPage />, { bridge: fakeBridge({ ...list, 'templates.save': save }) })
    fireEvent.change(await message(), { target: { value: 'Hello {nobody}' } })
    expect(screen.getByText(/\{nobody\} is not a placeholder.*\{link\} is missing/u)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Save template' }))
    expect(save).not.toHaveBeenCalled()
    fireEvent.change(await message(), { target: { value: 'Now: {link}' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save template' }))
    expect(save).toHaveBeenCalledWith({ kind: 'trial', language: 'en', subject: 'Trial from {partnerName}', body: 'Now: {link}' })
    expect(await screen.findByText(/^Saved/u)).toBeTruthy()
  })

  it('has one for each kind and language', async () => {
    renderApp(<TemplatesPage />, { bridge: fakeBridge(list) })
    await message()
    fireEvent.change(screen.getByRole('combobox', { name: 'Language of the message' }), { target: { value: 'de' } })
    expect((screen.getByRole<HTMLInputElement>('textbox', { name: 'Subject' })).value).toBe('Test von {partnerName}')
    fireEvent.change(screen.getByRole('combobox', { name: 'Language of the message' }), { target: { value: 'en' } })
    fireEvent.change(screen.getByRole('combobox', { name: 'Kind' }), { target: { value: 'purchase' } })
    expect((screen.getByRole<HTMLInputElement>('textbox', { name: 'Subject' })).value).toBe('Offer')
  })

  it('puts a placeholder where the cursor stands', async () => {
    renderApp(<TemplatesPage />, { bridge: fakeBridge(list) })
    const box = await message()
    box.setSelectionRange(0, 5)
    fireEvent.click(screen.getByRole('button', { name: '{greeting}' }))
    expect(box.value).toBe('{greeting} here:\n{link}')
  })

  it('asks once before it resets', async () => {
    const reset = vi.fn(async () => done(template()))
    renderApp(<TemplatesPage />, { bridge: fakeBridge({ 'templates.list': async () => done([template({ subject: 'Mine', custom: true, updatedAt: '2026-11-01T10:00:00.000Z' })]), 'templates.reset': reset }) })
    await message()
    fireEvent.click(screen.getByRole('button', { name: 'Reset to the original' }))
    const dialog = await screen.findByRole('dialog', { name: 'Reset this template?' })
    expect(dialog.textContent).toContain('Trial invitation')
    fireEvent.click(within(dialog).getByRole('button', { name: 'Reset to the original' }))
    await expect.poll(() => (screen.getByRole<HTMLInputElement>('textbox', { name: 'Subject' })).value).toBe('Trial from {partnerName}')
    expect(reset).toHaveBeenCalledWith({ kind: 'trial', language: 'en' })
  })

  it('keeps what was written when it cannot be saved', async () => {
    renderApp(<TemplatesPage />, { bridge: fakeBridge({ ...list, 'templates.save': async () => failed({ kind: 'storage', code: 'storage.full' }) }) })
    fireEvent.change(await message(), { target: { value: 'Mine {link}' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save template' }))
    expect(await screen.findByText(/The disk is full/u)).toBeTruthy()
    expect((await message()).value).toBe('Mine {link}')
  })
})
