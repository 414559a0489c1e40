import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DiagnosticsService } from './diagnostics'
import { createMask } from './mask'

const tenant = 'aaaaaaaa-0000-4000-8000-000000000001'
const correlation = 'bbbbbbbb-0000-4000-8000-000000000002'

function atWork(saved: string | undefined = '/somewhere/file.txt') {
  const files: string[] = []
  const recorded: unknown[] = []
  let log = `signed in ann@contoso.com at ${tenant}, ${correlation}`
  const service = new DiagnosticsService({
    sources: {
      application: () => ({ version: '1.0', folder: '/home/ann/.config', asked: 'Contoso.COM and www.contoso.com, not mycontoso.company' }), settings: () => ({ language: 'de' }),
      state: () => Promise.reject(new Error('no state')), storage: () => 'two files', log: () => log
    },
    isTenant: (id) => id === tenant,
    homeFolder: '/home/ann',
    handOver: { saveAs: async (_name, content) => { files.push(content); return saved } },
    activity: { record: async (entry) => void recorded.push(entry) },
    clock: { now: () => Date.parse('2026-11-21T12:00:00.000Z') }
  })
  return { service, files, recorded, change: () => { log = 'something else' } }
}

describe('diagnostics', () => {
  it('name no person, no customer and no home folder; correlation ids stay', async () => {
    const { service } = atWork()
    const { sections } = await service.collect()
    expect(sections.find(({ id }) => id === 'log')?.text).toBe(`signed in user-1@domain-1 at tenant-1, ${correlation}`)
    expect(sections.find(({ id }) => id === 'application')?.text).toContain('"~/.config"')
    expect(sections.find(({ id }) => id === 'application')?.text).toContain('domain-1 and www.domain-1, not mycontoso.company')
    expect(sections.find(({ id }) => id === 'state')?.text).toBe('not available: no state')
  })

  it('saved are those that were looked at, and only the chosen ones', async () => {
    const { service, files, recorded, change } = atWork()
    const { id } = await service.collect()
    change()
    await service.save(id, ['application', 'log'])
    expect(files[0]).toContain('== log\nsigned in user-1@domain-1')
    expect(files[0]).not.toContain('== settings')
    expect(recorded).toEqual([{ action: 'diagnostics.save', result: 'ok', detail: { sections: 'application, log' } }])
  })

  it('that were not looked at are not saved, and a cancelled dialog saves nothing', async () => {
    const { service, recorded } = atWork('')
    await expect(service.save('x', ['log'])).rejects.toMatchObject({ error: { kind: 'notFound' } })
    const cancelled = atWork(undefined)
    const none = new DiagnosticsService({ ...partsOf(cancelled), handOver: { saveAs: async () => undefined } })
    const { id } = await none.collect()
    await expect(none.save(id, ['log'])).rejects.toMatchObject({ error: { kind: 'cancelled', code: 'diagnostics.saveCancelled' } })
    expect(recorded).toEqual([])
  })
})

function partsOf({ recorded }: ReturnType<typeof atWork>) {
  const empty = (): string => ''
  return {
    sources: { application: empty, settings: empty, state: empty, storage: empty, log: empty },
    isTenant: () => false, homeFolder: '', activity: { record: async (entry: unknown) => void recorded.push(entry) }, clock: { now: () => 0 }
  }
}

describe('the mask', () => {
  it('leaves no address, whatever stands around it', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9.]{0,10}[a-z]$/u)
    const domain = fc.stringMatching(/^[a-z][a-z0-9]{1,8}\.(?:com|de|co\.uk)$/u)
    fc.assert(fc.property(name, domain, fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (user, host, before, after) => {
      const mask = createMask({ isTenant: () => false, homeFolder: '/home/x' })
      const masked = mask(`${before} ${user}@${host} ${after} and ${host}`)
      expect(masked).not.toContain(`${user}@${host}`)
      expect(masked.toLowerCase()).not.toContain(`@${host}`)
    }))
  })

  it('gives the same the same number', () => {
    const mask = createMask({ isTenant: (id) => id === tenant, homeFolder: String.raw`C:\Users\ann` })
    expect(mask(`a@x.com b@x.com A@x.com ${tenant.toUpperCase()} ${tenant}`)).toBe('user-1@domain-1 user-2@domain-1 user-1@domain-1 tenant-1 tenant-1')
    expect(mask(String.raw`{"p":"C:\\Users\\ann\\x"}`)).toBe(String.raw`{"p":"~\\x"}`)
  })
})
