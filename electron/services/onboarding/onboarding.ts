import { dirname } from 'node:path'
import type { KnownRegistration, OnboardingState } from '../../contract/onboarding'
import { registeredClouds } from '../../contract/registration'
import type { Policy } from '../../contract/policy'
import type { CloudId } from '../../contract/settings'
import type { SettingsService } from '../settings'

export interface OnboardingParts {
  readonly cloudInUse: CloudId
  /** The environment names the cloud. */
  readonly byEnvironment: boolean
  readonly policy?: Policy | undefined
  readonly policyFile: string
  readonly settings: Pick<SettingsService, 'get'>
  /** Where the script for the registration lies. */
  readonly scriptFile: string
  readonly showFolder: (folder: string) => Promise<void>
}

export interface OnboardingService {
  state(): OnboardingState
  /** @throws AppFailure `unexpected` `external.noHandler` */
  showScript(): Promise<void>
}

/** What is decided about where technicians work: by administrators, by the environment, or on this computer. */
export function createOnboarding(parts: OnboardingParts): OnboardingService {
  const { cloudInUse, byEnvironment, policy, policyFile, settings, scriptFile } = parts
  const known = (id: (typeof registeredClouds)[number]): KnownRegistration | undefined => {
    const given = policy?.registrations?.[id]
    if (given !== undefined) return { ...given, fixed: true }
    const typed = settings.get().registrations[id]
    return typed === undefined ? undefined : { ...typed, fixed: false }
  }
  const decidedBy = (): Pick<OnboardingState, 'decidedBy'> => {
    if (byEnvironment) return { decidedBy: 'environment' }
    return policy?.cloud === undefined ? {} : { decidedBy: 'policy' }
  }
  return {
    state: () => ({
      cloudInUse,
      ...decidedBy(),
      ...(policy === undefined ? {} : { policyFile }),
      registrations: Object.fromEntries(registeredClouds.flatMap((id) => {
        const registration = known(id)
        return registration === undefined ? [] : [[id, registration]]
      })),
      scriptFile
    }),
    showScript: () => parts.showFolder(dirname(scriptFile))
  }
}
