import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tenantIdSchema } from '../contract/ids'
import { practiceRecord } from './records/practice'
import { PlainBrowser } from '../practice/server/plainBrowser'
import { readyMessage } from '../practice/server/ready'
import { startTestCloud, type TestCloud } from '../practice/server/testCloud'
import { GLOBAL_ADMINISTRATOR } from '../practice/world/roleTemplates'
import { createConnector, type Connector } from './connector'
import { createIdentity } from './identity/identity'
import { memoryVault } from './testing/oidcStub'

const limitMs = 60_000
const signal = new AbortController().signal

/**
 * Two technicians at two computers change the same record of one cloud: who read it before the other's change is refused, and the other's
 * change stays. Through the connectors, MSAL and HTTP.
 */
describe('two technicians who change one record', () => {
  let cloud: TestCloud
  let [first, second] = [] as unknown as [Connector, Connector]

  const signedIn = async (user: string): Promise<Connector> => {
    const record = practiceRecord(readyMessage(cloud.at, cloud.world, false))
    const identity = createIdentity({
      record, vault: memoryVault(), fetch, clearSignInCookies: () => Promise.resolve(), onWrongTenant: () => {}, onRefused: () => {},
      openSignIn: (url) => {
        void new PlainBrowser().open(url).then((browser) => browser.signIn(user).then(() => browser.submit({})))
        return { closed: new Promise(() => {}), close: () => {} }
      }
    })
    await identity.signIn(signal)
    return createConnector({ record, identity, fetch, onOutcome: () => {} })
  }
  const outdated = { error: { kind: 'conflict', code: 'service.changed' } }

  beforeAll(async () => {
    cloud = await startTestCloud({ customers: 0 })
    const { directory } = cloud.world
    const full = directory.userByName('full@fabrikam.com')
    if (full === undefined) throw new Error('the seed has changed')
    await directory.giveRole(directory.partner.id, full.id, GLOBAL_ADMINISTRATOR)
    ;[first, second] = [await signedIn('owner@fabrikam.com'), await signedIn('full@fabrikam.com')]
  }, limitMs)
  afterAll(() => cloud.end())

  it.each(['organization', 'support', 'legalbusiness', 'billing'] as const)('of the company (%s): the second is refused until it has been read again', async (id) => {
    const [mine, theirs] = await Promise.all([first.company.read(id, signal), second.company.read(id, signal)])
    if (mine === undefined || theirs === undefined) throw new Error('the record is not there')
    const field = id === 'support' ? 'telephone' : 'addressLine1'
    const [one, other] = id === 'support' ? ['+1 425 555 0011', '+1 425 555 0012'] : ['501 Union Street', '502 Union Street']
    await first.company.write(mine, { ...mine.values, [field]: one }, signal)
    await expect(second.company.write(theirs, { ...theirs.values, [field]: other }, signal)).rejects.toMatchObject(outdated)
    const now = await second.company.read(id, signal)
    expect(now?.values).toMatchObject({ [field]: one })
    if (now !== undefined) await second.company.write(now, { ...now.values, [field]: other }, signal)
    expect((await first.company.read(id, signal))?.values).toMatchObject({ [field]: other })
  })

  it('of the company at the same moment: exactly one is saved', async () => {
    const [mine, theirs] = await Promise.all([first.company.read('support', signal), second.company.read('support', signal)])
    if (mine === undefined || theirs === undefined) throw new Error('the record is not there')
    const done = await Promise.allSettled([
      first.company.write(mine, { ...mine.values, telephone: '+1 425 555 0001' }, signal), second.company.write(theirs, { ...theirs.values, telephone: '+1 425 555 0002' }, signal)
    ])
    expect(done.map(({ status }) => status).toSorted((a, b) => a.localeCompare(b))).toEqual(['fulfilled', 'rejected'])
    const saved = done.findIndex(({ status }) => status === 'fulfilled') + 1
    expect((await first.company.read('support', signal))?.values).toMatchObject({ telephone: `+1 425 555 000${saved}` })
  })

  it('of the team: who is put into a group by both is in it once, and both see the same afterwards', async () => {
    const { groups, users } = await first.team.read(signal)
    const user = users.find(({ userPrincipalName }) => userPrincipalName === 'none@fabrikam.com')
    const [group, other] = [groups.adminAgents, groups.helpdeskAgents]
    if (user === undefined || group === undefined || other === undefined) throw new Error('the seed has changed')
    const members = async (): Promise<readonly (readonly boolean[])[]> =>
      Promise.all([first, second].map(async ({ team }) => {
        const { groups: read } = await team.read(signal)
        return [read.adminAgents?.memberIds.filter((id) => id === user.id).length === 1, read.helpdeskAgents?.memberIds.includes(user.id) === true]
      }))
    await Promise.all([first.team.addMember(group.id, user.id, signal), second.team.addMember(group.id, user.id, signal)])
    expect(await members()).toEqual([[true, false], [true, false]])
    // One takes the role away while the other changes it: each finds the change of the other done, and neither fails.
    await Promise.all([first.team.removeMember(group.id, user.id, signal), second.team.addMember(other.id, user.id, signal).then(() => second.team.removeMember(group.id, user.id, signal))])
    expect(await members()).toEqual([[false, true], [false, true]])
  })

  it('of a service request: the status over an old version is refused, and the notes of both are kept', async () => {
    let number = ''
    for await (const page of first.serviceRequests.pages(signal)) number ||= page.find(({ status }) => status !== 'closed')?.number ?? ''
    const [mine, theirs] = await Promise.all([first.serviceRequests.get(number, signal), second.serviceRequests.get(number, signal)])
    if (mine === undefined || theirs === undefined) throw new Error('there is no open service request')
    await Promise.all([first.serviceRequests.addNote(number, 'Note of the first', signal), second.serviceRequests.addNote(number, 'Note of the second', signal)])
    await expect(second.serviceRequests.setStatus(number, { status: 'closed', ...(theirs.etag !== undefined && { etag: theirs.etag }) }, signal)).rejects.toMatchObject({ error: { kind: 'conflict' } })
    const now = await second.serviceRequests.get(number, signal)
    expect(now?.status).not.toBe('closed')
    const notes = JSON.stringify(now)
    expect([notes.includes('Note of the first'), notes.includes('Note of the second')]).toEqual([true, true])
    await second.serviceRequests.setStatus(number, { status: 'closed', ...(now?.etag !== undefined && { etag: now.etag }) }, signal)
    // The first still has the version of before the notes.
    await expect(first.serviceRequests.setStatus(number, { status: 'open', ...(mine.etag !== undefined && { etag: mine.etag }) }, signal)).rejects.toMatchObject({ error: { kind: 'conflict' } })
    expect((await first.serviceRequests.get(number, signal))?.status).toBe('closed')
  })

  it('of a relationship: access, the end and automatic extension over an old version are refused', async () => {
    const [known] = await first.relationships.ofCustomer(tenantIdSchema.parse(cloud.tenant('wingtiptoys.com').id), signal)
    if (known === undefined) throw new Error('the seed has changed')
    const read = async (connector: Connector) => {
      const found = await connector.relationships.get(known.id, signal)
      if (found === undefined) throw new Error('the relationship is gone')
      return found
    }
    const assignment = (await second.relationships.accessAssignments(known.id, signal)).find(({ roles }) => roles.length > 1)
    if (assignment === undefined) throw new Error('nobody has access')
    const fewer = assignment.roles.slice(0, 1)
    await first.relationshipManagement.changeAssignment(known.id, assignment, fewer, signal)
    await expect(second.relationshipManagement.changeAssignment(known.id, assignment, assignment.roles, signal)).rejects.toMatchObject({ error: { kind: 'conflict' } })
    await expect(second.relationshipManagement.removeAssignment(known.id, assignment, signal)).rejects.toMatchObject({ error: { kind: 'conflict' } })
    expect((await first.relationships.accessAssignments(known.id, signal)).find(({ id }) => id === assignment.id)?.roles).toEqual(fewer)

    const [a, b] = await Promise.all([read(first), read(second)])
    await first.relationshipManagement.terminate(a, signal)
    await expect(second.relationshipManagement.terminate(b, signal)).rejects.toMatchObject({ error: { kind: 'conflict' } })
    await expect(second.relationshipManagement.setAutoExtend(b, true, signal)).rejects.toMatchObject({ error: { kind: 'conflict' } })
    expect((await read(second)).status).toMatch(/^terminat/u)
  })
})
