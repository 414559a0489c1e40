import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { RecordId, TenantId } from '../../contract/ids'
import type { RequestDraft } from '../../contract/serviceRequest'
import { isOwnMailto, mailtoLimit } from '../../domain/mail/mailto'
import { requestMail } from '../../domain/requestMail'
import { mailRequest, type RequestHandOverParts } from './requestHandOver'

const at = '2026-11-01T10:00:00.000Z'
const written: RequestDraft = {
  id: '22222222-2222-4222-8222-222222222222' as RecordId, state: 'draft', tenantId: '11111111-1111-4111-8111-111111111111' as TenantId, customerName: 'Contoso',
  title: 'Mail is late', description: 'Since this morning.\nAll of them.', severity: 'critical', topic: { id: 'x', name: 'Exchange' },
  contact: { firstName: 'Fay', lastName: 'Full', email: 'support@fabrikam.com', telephone: '+1 206 555 0191' }, createdAt: at, updatedAt: at
}

function atWork(patch: Partial<RequestDraft> = {}, saved = '/tmp/x.eml') {
  const openMailto = vi.fn(async (_url: string) => undefined)
  const copy = vi.fn(async (_copied: { readonly text: string }) => undefined)
  const saveAs = vi.fn(async (_name: string, _content: string): Promise<string | undefined> => saved)
  const record = vi.fn(async () => undefined)
  const parts = {
    book: { get: () => ({ ...written, ...patch }) }, activity: { record }, handOver: { openMailto, copy, saveAs }, clock: { now: () => Date.parse(at) }, language: () => 'en'
  } as unknown as RequestHandOverParts
  return { parts, openMailto, copy, saveAs, record }
}
const bodyOf = (url: string): string => new URLSearchParams(url.slice(url.indexOf('?') + 1).replaceAll('+', '%2B')).get('body') ?? ''

describe('a service request handed over by mail', () => {
  it('is whole in the link, names nobody, and is on record without its text', async () => {
    const { parts, openMailto, copy, record } = atWork()
    expect(await mailRequest(parts, written.id, 'email')).toBe('mailto')
    const [url = ''] = openMailto.mock.calls[0] ?? []
    expect(isOwnMailto(url)).toBe(true)
    expect(url).toMatch(/^mailto:\?subject=Service%20request%3A%20Mail%20is%20late&/u)
    expect(bodyOf(url).split('\r\n\r\n')).toEqual([
      'Customer: Contoso', 'Subject: Mail is late', 'Description: Since this morning.\r\nAll of them.', 'Severity: Critical', 'Topic: Exchange', 'Contact: Fay Full, support@fabrikam.com, +1 206 555 0191'
    ])
    expect(copy).not.toHaveBeenCalled()
    expect(record).toHaveBeenCalledExactlyOnceWith({ action: 'request.handOver', result: 'ok', tenantId: written.tenantId, detail: { title: 'Mail is late', how: 'mailto' } })
  })

  it('is never cut: what is too long for a link goes over the clipboard, or into a file', async () => {
    const description = 'It is late. '.repeat(400).trim()
    const long = atWork({ description })
    expect(await mailRequest(long.parts, written.id, 'email')).toBe('mailtoWithClipboard')
    expect(long.copy.mock.calls[0]?.[0].text).toContain(description)
    expect(await mailRequest(long.parts, written.id, 'file')).toBe('saved')
    const [name, content = ''] = long.saveAs.mock.calls[0] ?? []
    expect(name).toBe('Service request Mail is late.eml')
    expect(content).toContain('X-Unsent: 1')
  })

  it('says in its own words that not even the subject fits', async () => {
    const { parts, openMailto, record } = atWork({ title: '件'.repeat(250) })
    await expect(mailRequest(parts, written.id, 'email')).rejects.toMatchObject({ error: { kind: 'invalid', code: 'request.mailTooLong', params: { limit: mailtoLimit } } })
    expect(openMailto).not.toHaveBeenCalled()
    expect(record).not.toHaveBeenCalled()
  })

  it('is not handed over before it is complete, and nothing is recorded when the file was not saved', async () => {
    const incomplete = atWork({ description: ' ' })
    await expect(mailRequest(incomplete.parts, written.id, 'email')).rejects.toMatchObject({ error: { code: 'request.incomplete', params: { field: 'description' } } })
    const cancelled = atWork()
    cancelled.saveAs.mockResolvedValueOnce(undefined)
    await expect(mailRequest(cancelled.parts, written.id, 'file')).rejects.toMatchObject({ error: { kind: 'cancelled' } })
    for (const { record, openMailto } of [incomplete, cancelled]) for (const call of [record, openMailto]) expect(call).not.toHaveBeenCalled()
  })

  it('whatever is typed: all of it stands in the message, in both languages', () => {
    const line = fc.string({ maxLength: 60 })
    fc.assert(fc.property(line, line, fc.constantFrom('en' as const, 'de' as const), (title, description, language) => {
      const { body, to } = requestMail({ ...written, title, description }, language)
      expect(to).toBe('')
      if (description.trim() !== '') expect(body).toContain(description)
      if (title.trim() !== '') expect(body).toContain(title)
    }))
  })
})
