import { join } from 'node:path'
import { app } from 'electron'
import type { CloudId } from '../../contract/settings'
import { showFolder } from '../../security/openExternal'
import { createOnboarding, type OnboardingService } from '../../services/onboarding/onboarding'
import type { SettingsService } from '../../services/settings'
import type { LoadedPolicy } from '../policy'

export interface OnboardingServiceParts {
  readonly cloudInUse: CloudId
  readonly byEnvironment: boolean
  readonly loaded: LoadedPolicy
  readonly settings: SettingsService
  /** The folder of the build. */
  readonly built: string
}

const script = 'register-app.ps1'

/** Joins what is decided about where technicians work with where the script for the registration lies: beside the build, or in the package. */
export function joinOnboarding({ cloudInUse, byEnvironment, loaded, settings, built }: OnboardingServiceParts): OnboardingService {
  return createOnboarding({
    cloudInUse, byEnvironment, policy: loaded.policy, policyFile: loaded.file, settings, showFolder,
    scriptFile: app.isPackaged ? join(process.resourcesPath, script) : join(built, '..', 'scripts', script)
  })
}
