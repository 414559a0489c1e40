import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallName } from '../../contract/calls'
import type { HandOver } from '../../contract/offer'
import type { RequestDetails, RequestDraft, RequestPage, RequestSummary, ServiceRequest, SupportTopics } from '../../contract/serviceRequest'
import { startTestCloud, type TestCloud } from '../../practice/server/testCloud'
import { technicianAtWork, type TechnicianAtWork } from './testing/technicianAtWork'

/** Service requests (capabilities 7.1) by several technicians at once, from the call of a page to the practice cloud and back. */

interface Answers {
  'requests.create': RequestDraft
  'requests.send': RequestDraft
  'requests.track': RequestDraft
  'requests.get': RequestDetails
  'requests.addNote': RequestDetails
  'requests.refresh': RequestDetails
  'requests.setStatus': RequestDetails
  'requests.topics': SupportTopics
  'requests.find': RequestPage
  'requests.summary': RequestSummary
  'requests.openInEmail': HandOver
  'requests.saveEml': HandOver
}

async function ask<N extends keyof Answers>(at: TechnicianAtWork, name: N, request?: unknown): Promise<Answers[N]> {
  const answer = await at.call(name, request)
  if (!answer.ok) throw new Error(`${name}: ${answer.error.kind} ${answer.error.code}`)
  // The call's own type; a table of calls cannot tell the compiler so.
  return answer.value as Answers[N]
}

const refusal = async (at: TechnicianAtWork, name: CallName, request: unknown): Promise<string> => {
  const answer = await at.call(name, request)
  return answer.ok ? 'ok' : answer.error.code
}

const requestOf = (details: RequestDetails): ServiceRequest => {
  if (details.kind !== 'request') throw new Error('a draft is no request')
  return details.request
}

let practice: TestCloud
let full: TechnicianAtWork
let limited: TechnicianAtWork
let tenantId: string

beforeAll(async () => {
  practice = await startTestCloud({ control: true })
  tenantId = practice.tenant('contoso.com').id
  full = await technicianAtWork(practice, 'full@fabrikam.com')
  limited = await technicianAtWork(practice, 'limited@fabrikam.com')
  for (const at of [full, limited]) await at.call('lookup.find', { query: 'contoso.com' })
  // A cloud that starts and two sign-ins take their time on a busy machine.
}, 60_000)
afterAll(() => practice.end())

async function drafted(at: TechnicianAtWork, title: string): Promise<RequestDraft> {
  const { id: draftId } = await ask(at, 'requests.create', { tenantId })
  const { topics: [topic] } = await ask(at, 'requests.topics')
  expect(await refusal(at, 'requests.edit', { draftId, title, description: 'Since this morning', severity: 'critical', topic: { id: topic?.id, name: topic?.name }, contact: { lastName: 'Full', email: 'full@fabrikam.com' } })).toBe('ok')
  const details = await ask(at, 'requests.get', { id: draftId })
  if (details.kind !== 'draft') throw new Error('a draft was expected')
  return details.draft
}

async function sent(at: TechnicianAtWork, title: string): Promise<string> {
  const draft = await ask(at, 'requests.send', { draftId: (await drafted(at, title)).id })
  return draft.number ?? ''
}

describe('two technicians and one request', () => {
  it('notes of both are kept, whoever writes at the same time', async () => {
    const id = await sent(full, 'Mail is late')
    await ask(limited, 'requests.refresh', { id })
    await Promise.all([ask(full, 'requests.addNote', { id, text: 'From Full' }), ask(limited, 'requests.addNote', { id, text: 'From Limited' })])
    for (const at of [full, limited]) {
      const notes = requestOf(await ask(at, 'requests.refresh', { id })).notes?.map(({ text }) => text)
      expect(notes).toEqual(expect.arrayContaining(['From Full', 'From Limited']))
    }
  })

  it('whoever decides on what is no longer so is told, sees how it stands, and then decides again', async () => {
    const id = await sent(full, 'Printers are gone')
    const seen = requestOf(await ask(limited, 'requests.refresh', { id })).updatedAt
    await ask(full, 'requests.addNote', { id, text: 'They are back' })
    expect(await refusal(limited, 'requests.setStatus', { id, status: 'closed', seen })).toBe('request.changed')
    const now = requestOf(await ask(limited, 'requests.get', { id }))
    expect([now.status, now.notes?.at(-1)?.text]).toEqual(['open', 'They are back'])
    expect(requestOf(await ask(limited, 'requests.setStatus', { id, status: 'closed', seen: now.updatedAt })).status).toBe('closed')
    expect(await refusal(full, 'requests.addNote', { id, text: 'Too late' })).toBe('request.closed')
  })
})

describe('an answer of support', () => {
  it('comes by the clock, makes the request one that needs attention, and is told once', async () => {
    const id = await sent(full, 'Nobody can sign in')
    // What is there at the first reading is no news.
    await full.call('requests.refreshAll')
    const moved = await fetch(`${practice.at.url}/_practice/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ offsetMs: 3 * 60_000 }) })
    expect(moved.ok).toBe(true)
    expect(await refusal(full, 'requests.refreshAll', undefined)).toBe('ok')
    expect((await ask(full, 'requests.summary', {})).unread).toBeGreaterThan(0)
    expect((await ask(full, 'requests.find', { state: 'attentionNeeded' })).rows.map(({ number }) => number)).toContain(id)
    const told = (): number => full.notices.list().filter((notice) => notice.id === `requests.answered.${id}`).length
    expect(told()).toBe(1)
    await full.call('requests.refreshAll')
    expect(told()).toBe(1)
    const { notes } = requestOf(await ask(full, 'requests.refresh', { id }))
    expect(notes?.length).toBeGreaterThan(0)
  })
})

describe('the list', () => {
  it('is exported as it is narrowed', async () => {
    const { total } = await ask(full, 'requests.find', { state: 'closed' })
    expect(total).toBeGreaterThan(0)
    expect(await full.call('requests.exportCsv', { state: 'closed' })).toEqual({ ok: true, value: { count: total } })
    const rows = full.saved.at(-1)?.content.trim().split(/\r?\n/u) ?? []
    expect(rows).toHaveLength(total + 1)
    expect(rows.slice(1).every((row) => /,"?Closed"?,/u.test(row))).toBe(true)
  })
})

describe('a cloud that takes no requests', () => {
  it('refuses nothing but the sending: the draft is complete, the admin centre is opened by hand, and the request is followed under its number', async () => {
    const at = await technicianAtWork(practice, 'full@fabrikam.com', { capabilities: { createServiceRequests: false } })
    await at.call('lookup.find', { query: 'contoso.com' })
    const draft = await drafted(at, 'A domain cannot be verified')
    const before = at.sent.length
    expect(await refusal(at, 'requests.send', { draftId: draft.id })).toBe('request.cannotCreate')
    expect(at.sent.slice(before).filter(({ method }) => method === 'POST')).toEqual([])
    expect(await ask(at, 'requests.get', { id: draft.id })).toMatchObject({ kind: 'draft', draft: { title: 'A domain cannot be verified', description: 'Since this morning', severity: 'critical', customerName: 'Contoso' } })

    expect(await refusal(at, 'requests.openAdminCentre', { draftId: draft.id })).toBe('ok')
    expect(at.asked).toContain('browser')
    expect(await ask(at, 'requests.openInEmail', { draftId: draft.id })).toBe('mailto')
    expect(at.asked).toContain('mail')
    expect(await ask(at, 'requests.saveEml', { draftId: draft.id })).toBe('saved')
    expect(at.saved.at(-1)).toMatchObject({ name: 'Service request A domain cannot be verified.eml' })
    expect(await refusal(at, 'requests.track', { draftId: draft.id, number: ' ' })).toBe('request.noNumber')
    expect(await ask(at, 'requests.track', { draftId: draft.id, number: '2611210040001234' })).toMatchObject({ state: 'tracked', number: '2611210040001234' })
    const noted = requestOf(await ask(at, 'requests.addNote', { id: draft.id, text: 'They called back' }))
    expect(noted).toMatchObject({ source: 'tracked', status: 'open', notes: [{ text: 'They called back', by: 'Fabrikam Full' }] })
    expect((await ask(at, 'requests.find', { text: '2611210040001234' })).total).toBe(1)
  })

  it('speaks German where the technician does', async () => {
    const at = await technicianAtWork(practice, 'full@fabrikam.com', { locale: 'de-DE' })
    await at.call('lookup.find', { query: 'contoso.com' })
    const [german, english] = [await ask(at, 'requests.topics'), await ask(full, 'requests.topics')]
    expect(german.topics.map(({ id }) => id).toSorted()).toEqual(english.topics.map(({ id }) => id).toSorted())
    expect(german.topics.map(({ name }) => name)).not.toEqual(english.topics.map(({ name }) => name))
    await at.call('requests.refreshAll')
    await at.call('requests.exportCsv', {})
    expect(at.saved.at(-1)?.content.split('\n')[0]).toMatch(/Kunde/u)
  })
})
