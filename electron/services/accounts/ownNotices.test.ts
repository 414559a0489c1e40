import { expect, it } from 'vitest'
import { createNotices } from '../notices'
import { createOwnNotices } from './ownNotices'

it('notices of an account go with it, and a late one of another is not told', () => {
  const all = createNotices(() => undefined)
  const at = { mine: true }
  const own = createOwnNotices(all, { isMine: () => at.mine })
  all.add({ severity: 'info', code: 'store.cacheRebuilt' })
  own.add({ id: 'access.1', severity: 'warning', code: 'access.notSetUp', params: { customer: 'Contoso' } })
  expect(own.list()).toHaveLength(2)
  own.forget()
  at.mine = false
  own.add({ id: 'access.2', severity: 'warning', code: 'access.notSetUp', params: { customer: 'Adatum' } })
  expect(all.list().map(({ id }) => id)).toEqual(['store.cacheRebuilt'])
})
