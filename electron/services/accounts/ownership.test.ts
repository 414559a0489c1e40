import { describe, expect, it } from 'vitest'
import { tenantIdSchema } from '../../contract/ids'
import { Ownership, ownerOf, type Whose } from './ownership'

const someone = (homeAccountId: string): Whose => ({ homeAccountId, userPrincipalName: `${homeAccountId}@fabrikam.com`, partnerTenantId: tenantIdSchema.parse('AB000000-0000-4000-8000-000000000001') })
const [ada, ben] = [someone('ada.fabrikam'), someone('ben.fabrikam')]

function signedIn(who: Whose | undefined) {
  const at = { who }
  return { at, ownership: new Ownership({ cloud: 'practice', current: () => at.who }) }
}
const held = (): { readonly wait: Promise<void>; readonly release: () => void } => {
  let release: () => void = () => undefined
  const wait = new Promise<void>((resolve) => { release = resolve })
  return { wait, release }
}

describe('whose work it is', () => {
  it('stays what it was when it began, over everything that it waits for', async () => {
    const { at, ownership } = signedIn(ada)
    const { wait, release } = held()
    const seen = ownership.begin(async () => {
      await wait
      await new Promise((resolve) => { setTimeout(resolve, 1) })
      return [ownership.owner(), ownership.shown(), ownership.isMine()]
    })
    at.who = ben
    release()
    expect(await seen).toEqual([ownerOf('practice', ada.homeAccountId), ownerOf('practice', ben.homeAccountId), false])
    expect([ownership.whose(), ownership.isMine()]).toEqual([ben, true])
  })

  it('the same person at another partner, or in another cloud, is another owner', () => {
    const owners = [ownerOf('practice', 'ada.fabrikam'), ownerOf('practice', 'ada.litware'), ownerOf('global', 'ada.fabrikam')]
    expect(new Set(owners).size).toBe(3)
  })

  it('nobody owns nothing', () => {
    const { ownership } = signedIn(undefined)
    expect(ownership.begin(() => [ownership.owner(), ownership.shown(), ownership.isMine()])).toEqual([undefined, undefined, true])
    expect(ownership.as(ada, () => ownership.whose())).toBe(ada)
  })

  it('what one account asked for is not answered to another', async () => {
    const { at, ownership } = signedIn(ada)
    expect(await ownership.answer(async () => 'a draft')).toBe('a draft')
    const { wait, release } = held()
    const late = ownership.answer(async () => {
      await wait
      return 'a draft'
    })
    at.who = ben
    release()
    await expect(late).rejects.toMatchObject({ error: { kind: 'signedOut', code: 'session.signedOut' } })
  })
})
