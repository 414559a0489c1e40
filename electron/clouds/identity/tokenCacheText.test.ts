import { describe, expect, it } from 'vitest'
import { halvesOf, joined, ofRecentTenants, parseCache, united, withoutExpired } from './tokenCacheText'

const token = (account: string, expiresOn: number) => ({ home_account_id: account, expires_on: String(expiresOn) })
const profile = (tenantId: string): string => JSON.stringify({ tenantId })

describe('the text of a token cache', () => {
  it('lets go of access tokens that have ended, and of nothing else', () => {
    const cache = { AccessToken: { old: token('me', 10), now: token('me', 20) }, RefreshToken: { old: token('me', 10) } }
    expect(withoutExpired(cache, 15)).toEqual({ AccessToken: { now: token('me', 20) }, RefreshToken: { old: token('me', 10) } })
  })

  it('lets go of the tokens of tenants that were asked for longest ago, and never of the home tenant’s', () => {
    const of = (realm: string, at: number) => ({ home_account_id: 'me.home', realm, cached_at: String(at) })
    const tokens = { h: of('home', 1), a: of('a', 2), b: of('b', 3), c: of('c', 4) }
    const profiles = ['home', 'a', 'b', 'c'].map((tenantId) => JSON.stringify({ tenantId }))
    const cache = { AccessToken: tokens, IdToken: tokens, RefreshToken: { r: { home_account_id: 'me.home' } }, Account: { me: { home_account_id: 'me.home', tenantProfiles: profiles } } }
    expect(ofRecentTenants(cache, 4)).toBe(cache)
    const { a: _a, ...rest } = tokens
    expect(ofRecentTenants(cache, 2)).toEqual({ ...cache, AccessToken: rest, IdToken: rest, Account: { me: { home_account_id: 'me.home', tenantProfiles: [profiles[0], profiles[2], profiles[3]] } } })
  })

  it('takes the newer entry where both have one', () => {
    expect(united({ AccessToken: { a: token('me', 1) } }, { AccessToken: { a: token('me', 2) }, IdToken: {} })).toEqual({ AccessToken: { a: token('me', 2) }, IdToken: {} })
  })

  it('keeps the profile of the tenant in which a guest signed in, which is not its home', () => {
    const of = (realm: string, at: number) => ({ home_account_id: 'me.elsewhere', realm, cached_at: String(at) })
    const cache = { AccessToken: { a: of('a', 2), b: of('b', 3) }, Account: { me: { home_account_id: 'me.elsewhere', tenantProfiles: ['partner', 'a', 'b'].map(profile) } } }
    expect(ofRecentTenants(cache, 1)['Account']).toEqual({ me: { home_account_id: 'me.elsewhere', tenantProfiles: ['partner', 'b'].map(profile) } })
    expect(halvesOf(cache).lasting['Account']).toEqual({ me: { home_account_id: 'me.elsewhere', tenantProfiles: [profile('partner')] } })
  })

  const of = (realm: string) => ({ home_account_id: 'me.home', realm })
  const whole = {
    AccessToken: { h: of('home'), a: of('a') },
    IdToken: { h: of('home'), a: of('a') },
    RefreshToken: { r: { home_account_id: 'me.home' } },
    AppMetadata: { m: {} },
    Account: { me: { home_account_id: 'me.home', tenantProfiles: ['home', 'a'].map(profile) } }
  }

  it('is two halves: what cannot be had again without a person, and the rest; both together are the whole', () => {
    const { lasting, passing } = halvesOf(whole)
    expect(lasting).toEqual({
      AccessToken: {}, IdToken: { h: of('home') }, RefreshToken: whole.RefreshToken, AppMetadata: { m: {} }, Account: { me: { home_account_id: 'me.home', tenantProfiles: [profile('home')] } }
    })
    expect(joined({ lasting, passing })).toEqual(whole)
  })

  it('takes from the passing half nothing of an account that the lasting one does not have', () => {
    const { passing } = halvesOf(whole)
    const other = { Account: { you: { home_account_id: 'you.home' } }, RefreshToken: { r: { home_account_id: 'you.home' } } }
    expect(joined({ lasting: other, passing })).toEqual({ ...other, AccessToken: {}, IdToken: {} })
    expect(joined({ lasting: {}, passing })).toEqual({ AccessToken: {}, IdToken: {} })
  })

  it('takes a whole cache, as it was written before there were halves, for the lasting one', () => {
    expect(joined({ lasting: whole, passing: {} })).toEqual(whole)
  })

  it('is no cache where it is broken', () => {
    for (const broken of [undefined, '', '{"AccessToken":', '[]', 'null', '7']) expect(parseCache(broken)).toBeUndefined()
  })
})
