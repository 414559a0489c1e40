import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { CompanyRecords, CountryRules } from '../contract/company'
import { AppFailure, type ErrorKind } from '../contract/errors'
import type { CompanyPort } from './companyPorts'
import { CompanyRecordsService } from './companyRecords'
import type { MetaMemory } from './metaMemory'

const memory = <T>(): MetaMemory<T> => {
  let kept: T | undefined
  return {
    read: () => kept,
    write: (value) => {
      kept = value
      return Promise.resolve()
    }
  }
}
const rules: CountryRules = { country: 'US', cityRequired: true, stateRequired: true, states: ['WA'], postalCodeRequired: true, languages: ['en'], cultures: ['en-US'] }
const fail = (kind: ErrorKind) => Promise.reject(new AppFailure({ kind, code: `test.${kind}` }))

describe('the company’s records', () => {
  let records: MetaMemory<CompanyRecords>
  let ruleMemory: MetaMemory<readonly CountryRules[]>
  let port: { [K in 'read' | 'offices' | 'rules' | 'checkAddress']: CompanyPort[K] }
  const make = () => new CompanyRecordsService({ port, records, rules: ruleMemory, clock: { now: () => 0 } })

  beforeEach(() => {
    records = memory()
    ruleMemory = memory()
    port = {
      read: (id) => Promise.resolve(id === 'billing' ? undefined : { id, values: { partnerName: 'Fabrikam', partnerId: '4567890' }, version: 1 }),
      offices: () => Promise.resolve([{ name: 'Seattle', partnerId: '4567890' }]),
      rules: vi.fn(() => Promise.resolve(rules)),
      checkAddress: () => Promise.resolve({ verdict: 'found', suggestions: [] })
    }
  })

  it('are all read that may be, and nothing of the connector’s goes along', async () => {
    const read = await make().read()
    expect(read.records.map(({ id }) => id)).toEqual(['organization', 'support', 'legalbusiness', 'mpn'])
    expect(JSON.stringify(read)).not.toContain('version')
    expect(read).toMatchObject({ source: 'cloud', readAt: '1970-01-01T00:00:00.000Z', offices: [{ name: 'Seattle' }] })
  })

  it('come from this computer with their age while the cloud does not answer, with what was saved since', async () => {
    await make().read()
    await make().saved({ id: 'support', values: { telephone: '1' } })
    port.read = () => fail('unreachable')
    expect(await make().read()).toMatchObject({ source: 'cache', readAt: '1970-01-01T00:00:00.000Z', records: [{ id: 'organization' }, { id: 'support', values: { telephone: '1' } }, {}, {}] })
    port.read = () => fail('notAllowed')
    await expect(make().read()).rejects.toMatchObject({ error: { kind: 'notAllowed' } })
  })

  it('name the one Partner ID where a cloud has no list of offices', async () => {
    port.offices = () => Promise.resolve([])
    expect((await make().read()).offices).toEqual([{ name: 'Fabrikam', partnerId: '4567890' }])
  })

  it('keep a country’s rules: asked for once, and known without a network; a failure is asked again', async () => {
    const service = make()
    expect([await service.rules('US'), await service.rules('US')]).toEqual([rules, rules])
    expect(port.rules).toHaveBeenCalledOnce()
    port.rules = () => fail('timedOut')
    expect(await make().rules('US')).toEqual(rules)
    const other = make()
    await expect(other.rules('DE')).rejects.toMatchObject({ error: { kind: 'timedOut' } })
    port.rules = () => Promise.resolve({ ...rules, country: 'DE' })
    expect((await other.rules('DE')).country).toBe('DE')
  })
})
