import { expect, it, vi } from 'vitest'
import { settingsSchema } from '../../contract/settings'
import { createOnboarding, type OnboardingParts } from './onboarding'

const id = (digit: string) => `${digit.repeat(8)}-1111-4111-8111-111111111111`
const settings = { get: () => settingsSchema.parse({ registrations: { global: { clientId: id('1'), tenant: 'fabrikam.com' }, china: { clientId: id('2') } } }) }
const onboarding = (more: Partial<OnboardingParts> = {}) =>
  createOnboarding({ cloudInUse: 'global', byEnvironment: false, policyFile: '/p.json', settings, scriptFile: '/somewhere/register-app.ps1', showFolder: async () => undefined, ...more })

it('what was typed can be edited, what administrators gave cannot and counts more', () => {
  const policy = { version: 1 as const, registrations: { global: { clientId: id('3') }, usgov: { clientId: id('4'), tenant: 'fabrikam.us' } } }
  expect(onboarding({ policy }).state()).toEqual({
    cloudInUse: 'global', policyFile: '/p.json', scriptFile: '/somewhere/register-app.ps1',
    registrations: { global: { clientId: id('3'), fixed: true }, usgov: { clientId: id('4'), tenant: 'fabrikam.us', fixed: true }, china: { clientId: id('2'), fixed: false } }
  })
})

it('says who decided the cloud, the environment before the policy', () => {
  expect(onboarding().state()).not.toHaveProperty('decidedBy')
  expect(onboarding({ policy: { version: 1, cloud: 'global' } }).state().decidedBy).toBe('policy')
  expect(onboarding({ byEnvironment: true, policy: { version: 1, cloud: 'global' } }).state().decidedBy).toBe('environment')
})

it('shows the folder of the script', async () => {
  const showFolder = vi.fn(async () => undefined)
  await onboarding({ showFolder }).showScript()
  expect(showFolder).toHaveBeenCalledWith('/somewhere')
})
