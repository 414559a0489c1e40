import { describe, expect, it } from 'vitest'
import { defaultTemplate } from '../domain/defaultTemplates'
import { deskAtWork, openDesk } from './testing/quotesAtWork'

describe('templates', () => {
  it('are the application’s own until one is saved, over a restart, and again after a reset', async () => {
    const store = await openDesk()
    const { templates } = await deskAtWork({ store })
    expect(templates.list()).toHaveLength(6)
    expect(templates.get('trial', 'en')).toEqual({ kind: 'trial', language: 'en', custom: false, ...defaultTemplate('trial', 'en') })
    await templates.save({ kind: 'trial', language: 'en', subject: ' Try\r\nit ', body: 'Here:\r\n{link}' })
    const again = (await deskAtWork({ store })).templates
    expect(again.get('trial', 'en')).toEqual({ kind: 'trial', language: 'en', custom: true, subject: 'Try it', body: 'Here:\n{link}', updatedAt: expect.any(String) })
    expect(again.get('trial', 'de').custom).toBe(false)
    expect(await again.reset('trial', 'en')).toMatchObject({ custom: false, ...defaultTemplate('trial', 'en') })
  })

  it.each([
    [{ subject: 'x', body: 'none' }, 'template.missingPlaceholder', '{link}'],
    [{ subject: 'x', body: '{link} {lnik}' }, 'template.unknownPlaceholder', '{lnik}'],
    [{ subject: '{products}', body: '{link}' }, 'template.notInSubject', '{products}'],
    [{ subject: '', body: '{link}' }, 'template.empty', '']
  ])('are checked when they are saved: %j', async (text, code, placeholder) => {
    const { templates, store } = await deskAtWork()
    await expect(templates.save({ kind: 'purchase', language: 'de', ...text })).rejects.toMatchObject({ error: { kind: 'invalid', code, params: { placeholder } } })
    expect(store.read('templates').size).toBe(0)
  })

  it('make the messages of new offers', async () => {
    const { templates, wizard } = await deskAtWork()
    await templates.save({ kind: 'purchase', language: 'en', subject: 'Mine', body: 'From {partnerName}: {link}' })
    expect(await wizard.create({ kind: 'purchase' })).toMatchObject({ subject: 'Mine', body: 'From Fabrikam, Inc.: [The link is put here when the offer is issued]' })
  })
})
