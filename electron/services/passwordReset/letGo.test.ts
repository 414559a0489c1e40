import { describe, expect, it } from 'vitest'
import { atWork, fails, password, silence } from '../testing/resetsAtWork'

describe('a computer that is left', () => {
  it('keeps nothing by which a password would be known, and carries out what is under way', async () => {
    const { service, directory, request, resets, entries } = atWork()
    directory.answers = () => fails(silence)
    directory.reads = async () => { if (directory.resets.length > 0) await fails(silence) }
    const asked = request()
    expect(await service.reset(asked)).toMatchObject({ result: 'unknown', repeatable: true })
    service.forgetSecrets()
    await expect(service.reset(asked)).rejects.toMatchObject({ error: { code: 'reset.notRepeatable' } })
    expect(directory.resets).toEqual([password])
    expect(JSON.stringify([[...resets.values()], entries])).not.toContain(password)
  })

  it('the same at quit, which ends what waits', async () => {
    const { service, directory, request } = atWork()
    directory.answers = () => fails(silence)
    directory.reads = async () => { if (directory.resets.length > 0) await fails(silence) }
    const asked = request()
    await service.reset(asked)
    await service.close()
    await expect(service.reset(asked)).rejects.toMatchObject({ error: { code: 'reset.notRepeatable' } })
  })
})
