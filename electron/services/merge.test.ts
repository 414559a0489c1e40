import { describe, expect, it } from 'vitest'
import { tenantIdSchema, type TenantId } from '../contract/ids'
import { unreachable, contosoId } from './testing/offersAtWork'
import { deskAtWork, openDesk, type DeskOptions } from './testing/quotesAtWork'

const failure = (kind: string, code: string) => expect.objectContaining({ error: expect.objectContaining({ kind, code }) })
const tenant = (number: number): TenantId => tenantIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)
const others = (count: number) => Array.from({ length: count }, (_, index) => tenant(index + 1))

async function merging(tenantIds: readonly TenantId[], options: DeskOptions = {}) {
  const work = await deskAtWork(options)
  const offer = await work.desk.issue((await work.draft()).id)
  return { ...work, offer, started: await work.merge.start(offer.id, tenantIds) }
}

describe('a mail merge', () => {
  it('needs an issued offer, and takes each customer once', async () => {
    const { merge, draft } = await merging([contosoId, contosoId, tenant(1)])
    expect(merge.list()).toMatchObject([{ state: 'open', position: 0, items: [{ name: 'Contoso', state: 'waiting' }, { tenantId: tenant(1), state: 'waiting' }] }])
    await expect(merge.start((await draft()).id, [contosoId])).rejects.toEqual(failure('conflict', 'offer.notIssued'))
  })

  it('previews each message with its customer’s name', async () => {
    const { merge, started, offer } = await merging([contosoId, tenant(1)])
    await merge.edit(started.id, 0, { to: 'admin@contoso.com' })
    const preview = merge.preview(started.id, 0)
    expect(preview).toMatchObject({ to: 'admin@contoso.com', subject: offer.subject })
    expect(preview.body).toBe(`Hello Contoso team,${offer.body.slice('Hello,'.length)}`)
    expect(merge.preview(started.id, 1).body).toBe(offer.body)
    expect(() => merge.preview(started.id, 2)).toThrow('merge.notFound')
  })

  it('opens one after the other, skips what is skipped, and ends', async () => {
    const { merge, started, handed, book, offer } = await merging([contosoId, tenant(1), tenant(2)])
    await merge.edit(started.id, 1, { skip: true })
    expect(await merge.next(started.id, 'email')).toMatchObject({ position: 2, state: 'open', lastHandOver: 'mailto', items: [{ state: 'opened' }, { state: 'skipped' }, { state: 'waiting' }] })
    expect(await merge.next(started.id, 'file')).toMatchObject({ position: 3, state: 'done', lastHandOver: 'saved' })
    expect(handed.opened).toHaveLength(1)
    expect(handed.saved).toHaveLength(1)
    await expect(merge.next(started.id, 'email')).rejects.toEqual(failure('conflict', 'merge.done'))
    expect(book.get(offer.id).state).toBe('opened')
    expect(await merge.edit(started.id, 1, { skip: false })).toMatchObject({ position: 1, state: 'open' })
  })

  it('stays at what failed, with the reason, until it works or is skipped', async () => {
    const { merge, started } = await merging([contosoId, tenant(1)])
    await merge.edit(started.id, 0, { to: 'nobody' })
    await expect(merge.next(started.id, 'email')).rejects.toEqual(failure('invalid', 'mail.recipient'))
    expect(merge.get(started.id)).toMatchObject({ position: 0, items: [{ state: 'failed', problem: { code: 'mail.recipient' } }, { state: 'waiting' }] })
    await merge.edit(started.id, 0, { to: 'a@contoso.com' })
    const after = await merge.next(started.id, 'email')
    expect(after).toMatchObject({ position: 1 })
    expect(after.items[0]).not.toHaveProperty('problem')
  })

  it('goes on after a stop, and after a restart', async () => {
    const store = await openDesk()
    const { merge, started } = await merging(others(3), { store })
    await merge.next(started.id, 'email')
    await merge.stop(started.id)
    await expect(merge.next(started.id, 'email')).rejects.toEqual(failure('conflict', 'merge.notOpen'))
    const again = await deskAtWork({ store })
    expect(again.merge.get(started.id)).toMatchObject({ state: 'stopped', position: 1 })
    await again.merge.resume(started.id)
    expect(await again.merge.next(started.id, 'email')).toMatchObject({ position: 2 })
  })
})

describe('exporting all', () => {
  it('writes a draft file for each customer that waits, with progress, each under its own name', async () => {
    const { merge, started, files, told } = await merging(others(60))
    await merge.edit(started.id, 2, { skip: true })
    told.length = 0
    expect(await merge.exportAll(started.id)).toMatchObject({ state: 'done', position: 60, lastHandOver: 'saved' })
    expect(files.size).toBe(59)
    expect([...files.keys()][0]).toBe('/out/0001 Microsoft Intune an offer from Fabrikam, Inc.eml')
    expect([...files.values()].every((content) => content.includes('X-Unsent: 1'))).toBe(true)
    expect(told.filter((one) => Array.isArray(one) && one[0] === 'merge.changed').length).toBeGreaterThanOrEqual(4)
  })

  it('stops when told to, and goes on with what is left', async () => {
    const files: string[] = []
    const stopping = { now: false }
    const work = await merging(others(60), {
      folders: {
        chooseFolder: async () => '/out',
        write: async (_folder, name) => {
          files.push(name)
          if (files.length === 30 && !stopping.now) {
            stopping.now = true
            await work.merge.stop(work.started.id)
          }
        }
      }
    })
    expect(await work.merge.exportAll(work.started.id)).toMatchObject({ state: 'stopped', position: 30 })
    await work.merge.resume(work.started.id)
    expect(await work.merge.exportAll(work.started.id)).toMatchObject({ state: 'done' })
    expect(files).toHaveLength(60)
    expect(new Set(files).size).toBe(60)
  })

  it('goes past an address that cannot be used, and keeps it for the technician', async () => {
    const { merge, started, files } = await merging(others(3))
    await merge.edit(started.id, 1, { to: 'nobody' })
    expect(await merge.exportAll(started.id)).toMatchObject({ state: 'open', position: 1, items: [{ state: 'exported' }, { state: 'failed', problem: { code: 'mail.recipient' } }, { state: 'exported' }] })
    expect(files.size).toBe(2)
  })

  it('keeps what was written when the disk refuses, and is called off without a folder', async () => {
    const refuse = { now: false }
    const { merge, started } = await merging(others(40), { folders: { chooseFolder: async () => (refuse.now ? undefined : '/out'), write: async (_folder, name) => { if (name.startsWith('0031')) throw unreachable() } } })
    await expect(merge.exportAll(started.id)).rejects.toEqual(failure('unreachable', 'network'))
    expect(merge.get(started.id)).toMatchObject({ state: 'stopped', position: 30 })
    refuse.now = true
    await merge.resume(started.id)
    await expect(merge.exportAll(started.id)).rejects.toEqual(failure('cancelled', 'merge.folderCancelled'))
    expect(merge.get(started.id)).toMatchObject({ state: 'open' })
  })

  it('is stopped, not running, after a crash in the middle', async () => {
    const store = await openDesk()
    const { merge, started } = await merging(others(40), { store, folders: { chooseFolder: async () => '/out', write: (_folder, name) => (name.startsWith('0031') ? new Promise(() => undefined) : Promise.resolve()) } })
    void merge.exportAll(started.id)
    await expect.poll(() => merge.get(started.id).position).toBe(25)
    const again = await deskAtWork({ store })
    expect(again.merge.get(started.id)).toMatchObject({ state: 'stopped', position: 25 })
    await again.merge.resume(started.id)
    expect(await again.merge.exportAll(started.id)).toMatchObject({ state: 'done' })
  })
})
