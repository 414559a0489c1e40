import { describe, expect, it } from 'vitest'
import { argumentsAgain, continuedAt } from './continueAt'

describe('a restart', () => {
  it('goes on where one was, once', () => {
    const next = argumentsAgain(['/opt/app', '--lang=de'], 'onboarding')
    expect(next.slice(0, 2)).toEqual(['/opt/app', '--lang=de'])
    expect(continuedAt(next)).toBe('/settings/onboarding')
    expect(continuedAt(argumentsAgain(next))).toBeUndefined()
    expect(argumentsAgain(next, 'onboarding')).toEqual(next)
  })

  it('does not follow again the link that it came with', () => {
    expect(argumentsAgain(['.', 'PartnerDesk://customer/contoso.com'])).toEqual(['.'])
  })

  it.each(['--continue-at=', '--continue-at=/customers', '--continue-at=https://evil.example', '--continue-at=toString', '--continue-at=__proto__'])('begins as usual with %s', (argument) => {
    expect(continuedAt(['.', argument])).toBeUndefined()
  })
})
