import { expect, test, vi } from 'vitest'
import { refusePermissions, type AskedSession } from './visitPermissions'

function atWork() {
  const visit = { setPermissionRequestHandler: vi.fn(), setPermissionCheckHandler: vi.fn(), setDisplayMediaRequestHandler: vi.fn() }
  const refused = vi.fn()
  const stop = refusePermissions(visit as unknown as AskedSession, refused)
  const ask = (permission: string, details: object = {}) => {
    const answer = vi.fn()
    visit.setPermissionRequestHandler.mock.lastCall?.[0](null, permission, answer, details)
    return answer.mock.calls
  }
  return { visit, refused, stop, ask }
}

test.each([
  ['geolocation', {}, 'geolocation'],
  ['media', { mediaTypes: ['video'] }, 'camera'],
  ['media', { mediaTypes: ['audio'] }, 'microphone'],
  ['media', { mediaTypes: ['video', 'audio'] }, 'cameraAndMicrophone'],
  ['media', {}, 'media'],
  ['invented-later', {}, 'invented-later']
])('%s %j is refused, and called %s', (permission, details, name) => {
  const { refused, ask } = atWork()
  expect(ask(permission, details)).toEqual([[false]])
  expect(refused).toHaveBeenCalledExactlyOnceWith(name)
})

test('what is granted, what is said elsewhere and what a page only looks up is no news', () => {
  const { visit, refused, ask } = atWork()
  expect(ask('clipboard-sanitized-write')).toEqual([[true]])
  expect(ask('openExternal')).toEqual([[false]])
  expect(visit.setPermissionCheckHandler.mock.lastCall?.[0](null, 'geolocation')).toBe(false)
  expect(refused).not.toHaveBeenCalled()
})

test('the screen is shown to nobody', () => {
  const { visit, refused } = atWork()
  const answer = vi.fn()
  visit.setDisplayMediaRequestHandler.mock.lastCall?.[0]({}, answer)
  expect(answer.mock.calls).toEqual([[{}]])
  expect(refused).toHaveBeenCalledExactlyOnceWith('display-capture')
})

test('a visit that is over grants nothing and says nothing', () => {
  const { refused, stop, ask } = atWork()
  stop()
  expect([ask('clipboard-sanitized-write'), ask('geolocation')]).toEqual([[[false]], [[false]]])
  expect(refused).not.toHaveBeenCalled()
})
