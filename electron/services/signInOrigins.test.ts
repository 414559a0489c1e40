import { beforeEach, describe, expect, it, vi } from 'vitest'
import { tenantIdSchema } from '../contract/ids'
import { openPersonalStore, type PersonalStore } from '../store/appStores'
import { newProcess } from '../store/testing/recordStore'
import { SimulatedDisk } from '../store/testing/simulatedDisk'
import { SignInOrigins } from './signInOrigins'
import type { RememberedTechnician } from './signInPorts'

const adfs = 'https://adfs.fabrikam.com'
const of = (partner: string, name: string): RememberedTechnician => ({
  homeAccountId: 'me.home', objectId: 'me', userPrincipalName: `full@${name}`, displayName: 'Full', partnerTenantId: tenantIdSchema.parse(partner), partnerName: name, role: 'full', partnerGlobalAdministrator: false, groupIds: []
})
const fabrikam = of('11111111-1111-4111-8111-111111111111', 'Fabrikam')
const litware = of('22222222-2222-4222-8222-222222222222', 'Litware')

describe('sign-in pages that no cloud knows', () => {
  let technician: RememberedTechnician | undefined
  let store: PersonalStore
  const record = vi.fn(() => Promise.resolve())
  const make = () => new SignInOrigins({ store, activity: { record }, clock: { now: () => 0 }, technician: () => technician })

  beforeEach(async () => {
    store = await openPersonalStore('/data', { files: new SimulatedDisk(), processes: newProcess() })
    technician = fabrikam
    record.mockClear()
  })

  it('are kept with the answer for each partner, and say nothing for another', async () => {
    expect([make().answerFor(adfs), make().allowed()]).toEqual([undefined, []])
    await make().keep(adfs, true)
    await make().keep('https://evil.example', false)
    expect([make().answerFor(adfs), make().answerFor('https://evil.example'), make().allowed()]).toEqual([true, false, [adfs]])
    expect(make().list()).toMatchObject([{ origin: adfs, company: 'Fabrikam', allowed: true, who: 'full@Fabrikam' }, { origin: 'https://evil.example', allowed: false }])
    expect(record.mock.calls).toEqual([
      [{ action: 'federation.allow', result: 'ok', detail: { origin: adfs, company: 'Fabrikam' } }], [{ action: 'federation.refuse', result: 'ok', detail: { origin: 'https://evil.example', company: 'Fabrikam' } }]
    ])
    technician = litware
    expect([make().answerFor(adfs), make().allowed(), make().list()]).toEqual([undefined, [], []])
    technician = undefined
    expect([make().answerFor(adfs), make().allowed()]).toEqual([undefined, []])
    await make().keep(adfs, true)
    expect(record).toHaveBeenCalledTimes(2)
  })

  it('are of the partner whose sign-in it turns out to be, and of nobody when it comes to nothing', async () => {
    technician = undefined
    const origins = make()
    await origins.keep(adfs, true)
    await origins.keep('https://evil.example', false)
    expect([origins.answerFor(adfs), origins.answerFor('https://evil.example'), origins.allowed()]).toEqual([true, false, [adfs]])
    await origins.settle(false)
    expect([origins.answerFor(adfs), origins.allowed()]).toEqual([undefined, []])
    expect(record).not.toHaveBeenCalled()

    await origins.keep(adfs, true)
    technician = litware
    await origins.settle(true)
    expect(make().list()).toMatchObject([{ origin: adfs, company: 'Litware', allowed: true, who: 'full@Litware' }])
    technician = fabrikam
    await origins.settle(true)
    expect(origins.list()).toEqual([])
  })

  it('are asked about again when the answer is taken back, by the partner whose it is', async () => {
    await make().keep(adfs, true)
    const [kept] = make().list()
    technician = litware
    await expect(make().revoke(kept?.id ?? '')).rejects.toMatchObject({ error: { kind: 'notFound', code: 'signInOrigins.gone' } })
    technician = fabrikam
    await make().revoke(kept?.id ?? '')
    expect([make().answerFor(adfs), make().allowed()]).toEqual([undefined, []])
    expect(record).toHaveBeenLastCalledWith({ action: 'federation.revoke', result: 'ok', detail: { origin: adfs, company: 'Fabrikam', allowed: true } })
  })
})
