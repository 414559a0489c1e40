import { describe, expect, it } from 'vitest'
import { daysOf } from './isoDays'
import { daysWaiting, problemsOf, timelineOf, type Life } from './relationshipLife'

const now = Date.parse('2026-11-21T12:00:00.000Z')
const at = (days: number, minutes = 0): string => new Date(now + days * 86_400_000 + minutes * 60_000).toISOString()
const life = (facts: Partial<Life['facts']>, more: Partial<Life> = {}): Life => ({
  facts: { status: 'active', createdAt: at(-40), ...facts }, requests: [], assignments: [], operations: [], ...more
})
const ask = (action: string, createdAt: string, status = 'succeeded') => ({ action, status, createdAt })
const group = (name: string, status: string, createdAt = at(-38)) => ({ id: name, group: name, status, createdAt, modifiedAt: createdAt })

describe('the life of a relationship', () => {
  it('is told from its making to its end, in order', () => {
    const timeline = timelineOf(life({ activatedAt: at(-39), endsAt: at(300) }, {
      requests: [ask('lockForApproval', at(-40, 1))],
      assignments: [group('AdminAgents', 'active')],
      operations: [{ assignmentId: 'AdminAgents', status: 'succeeded', createdAt: at(-38) }, { assignmentId: 'AdminAgents', status: 'running', createdAt: at(-1) }]
    }), now)
    expect(timeline.map(({ event, outcome, detail }) => [event, outcome, detail])).toEqual([
      ['created', undefined, undefined], ['locked', 'done', undefined], ['approved', undefined, undefined], ['activated', undefined, undefined],
      ['assigned', 'done', 'AdminAgents'], ['assignmentChanged', 'waiting', 'AdminAgents'], ['ends', undefined, undefined]
    ])
  })

  it.each(['approved', 'activating'])('says that the customer has approved, of which the cloud has no date, before it is in force (%s)', (status) => {
    expect(timelineOf(life({ status, modifiedAt: at(-1) }), now).at(-1)).toEqual({ event: 'approved' })
    // An approval that was asked for by a request has its own date, and stands there once.
    const asked = timelineOf(life({ status }, { requests: [ask('approve', at(-2))] }), now).filter(({ event }) => event === 'approved')
    expect(asked).toEqual([{ at: at(-2), event: 'approved', outcome: 'done' }])
  })

  it.each([
    [{ status: 'active', endsAt: at(3), autoExtend: true }, 'extends', at(3)],
    [{ status: 'active', endsAt: at(-1) }, 'expired', at(-1)],
    [{ status: 'expired', modifiedAt: at(-5) }, 'expired', at(-5)],
    [{ status: 'terminated', endsAt: at(-2) }, 'ended', at(-2)],
    [{ status: 'approvalPending', createdAt: at(-10) }, 'invitationEnds', at(80)]
  ])('ends as %j says', (facts, event, when) => {
    expect(timelineOf(life(facts), now).at(-1)).toMatchObject({ event, at: when })
  })

  it('says what is wrong, after the time that the service usually needs', () => {
    expect(problemsOf(life({ endsAt: at(9) }), now)).toEqual([{ problem: 'noAssignment' }])
    expect(problemsOf(life({ endsAt: at(9) }, { assignments: [group('A', 'active')] }), now)).toEqual([])
    expect(problemsOf(life({ endsAt: at(9) }, { assignments: [group('A', 'pending', at(0, -59)), group('B', 'active')] }), now)).toEqual([])
    expect(problemsOf(life({ endsAt: at(9) }, { assignments: [group('A', 'pending', at(0, -61)), group('B', 'error')] }), now)).toEqual([
      { problem: 'assignmentFailed', group: 'B' }, { problem: 'assignmentPending', group: 'A' }
    ])
    const broken = { assignments: [group('A', 'active')], operations: [{ status: 'failed', createdAt: at(-1) }] }
    expect(problemsOf(life({ endsAt: at(9) }, broken), now)).toEqual([{ problem: 'operationFailed' }])
    expect(problemsOf(life({ status: 'approved' }, { requests: [ask('approve', at(0, -30))] }), now)).toEqual([])
    expect(problemsOf(life({ status: 'activating' }, { requests: [ask('approve', at(-2))] }), now)).toEqual([{ problem: 'notActivated' }])
    expect(problemsOf(life({ status: 'approvalPending', createdAt: at(-89) }), now)).toEqual([])
    expect(problemsOf(life({ status: 'approvalPending', createdAt: at(-91) }), now)).toEqual([{ problem: 'stale' }])
    expect(problemsOf(life({ status: 'approvalPending', createdAt: at(-91), partnerConsentPending: true }), now)).toEqual([{ problem: 'partnerConsentPending' }])
    expect(problemsOf(life({ status: 'terminated', partnerConsentPending: true }), now)).toEqual([])
    expect(problemsOf(life({ status: 'terminated' }), now)).toEqual([])
  })

  it('counts whole days', () => {
    expect([daysWaiting(at(-1, 5), now), daysWaiting(at(-90), now), daysWaiting(at(1), now)]).toEqual([0, 90, 0])
    expect([daysOf('P730D'), daysOf('P2Y'), daysOf('P1Y6M'), daysOf('PT0S'), daysOf('P0D'), daysOf('soon')]).toEqual([730, 730, 545, 0, 0, undefined])
  })
})
