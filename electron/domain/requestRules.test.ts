import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tenantIdSchema } from '../contract/ids'
import { requestFields, requestProblems } from './requestRules'

const good = {
  tenantId: tenantIdSchema.parse('11111111-1111-4111-8111-111111111111'), title: 'Printers gone', description: 'All of them.', topic: { id: '1', name: 'Devices' },
  contact: { firstName: 'Fay', lastName: 'Full', email: 'fay@fabrikam.com', telephone: '+1 206 555 0191' }
}
const { tenantId: _tenantId, ...withoutCustomer } = good
const { topic: _topic, ...withoutTopic } = good

describe('requestProblems', () => {
  it('lets a complete draft pass, and one that is handed over without a topic', () => {
    expect(requestProblems(good)).toEqual([])
    expect(requestProblems(withoutTopic, 'handOver')).toEqual([])
    expect(requestProblems(withoutTopic)).toEqual([{ field: 'topic', reason: 'missing' }])
  })

  it.each([
    ['no customer', withoutCustomer, [{ field: 'customer', reason: 'missing' }]],
    ['a blank subject', { ...good, title: ' ' }, [{ field: 'title', reason: 'missing' }]],
    ['a long subject', { ...good, title: 'x'.repeat(256) }, [{ field: 'title', reason: 'tooLong', limit: 255 }]],
    ['a long description', { ...good, description: 'x'.repeat(8_001) }, [{ field: 'description', reason: 'tooLong', limit: 8_000 }]],
    ['no name', { ...good, contact: { ...good.contact, lastName: '' } }, [{ field: 'lastName', reason: 'missing' }]],
    ['a long first name', { ...good, contact: { ...good.contact, firstName: 'x'.repeat(101) } }, [{ field: 'firstName', reason: 'tooLong', limit: 100 }]],
    ['a long telephone', { ...good, contact: { ...good.contact, telephone: '5'.repeat(51) } }, [{ field: 'telephone', reason: 'tooLong', limit: 50 }]],
    ['a bad address', { ...good, contact: { ...good.contact, email: 'fay at fabrikam.com' } }, [{ field: 'email', reason: 'notAnAddress' }]],
    ['no telephone', { ...good, contact: { ...good.contact, telephone: '' } }, []],
    ['a bad telephone', { ...good, contact: { ...good.contact, telephone: 'ring me' } }, [{ field: 'telephone', reason: 'notATelephone' }]]
  ])('names %s', (_, draft, problems) => expect(requestProblems(draft)).toEqual(problems))

  it.each(['+49 911 555-0140', '(206) 555 0191', '+1 206 555 0191 ext. 12', '0911/555 0140'])('takes %s for a telephone', (telephone) => {
    expect(requestProblems({ ...good, contact: { ...good.contact, telephone } })).toEqual([])
  })

  it('names the problems in the order of the fields, each field once', () => {
    const text = fc.string({ maxLength: 300 })
    const contact = fc.record({ firstName: text, lastName: text, email: text, telephone: text })
    fc.assert(
      fc.property(fc.record({ title: text, description: text, contact }), (draft) => {
        const fields = requestProblems(draft).map(({ field }) => field)
        expect(fields).toEqual([...new Set(fields)])
        expect(fields).toEqual(requestFields.filter((field) => fields.includes(field)))
      })
    )
  })
})
