import { createAdministratorsService, type AdministratorsService } from '../../services/administrators'
import { createAdministratorsMemory } from '../../services/administratorsMemory'
import { roleForAction } from '../../services/actingAsGate'
import type { CustomerCache } from '../../services/customersPorts'
import { createPasswordMaker, type PasswordMaker } from '../../services/passwordMaker'
import { PasswordResetService } from '../../services/passwordReset/passwordReset'
import { createResetBook } from '../../services/passwordReset/resetIntent'
import type { Activity, Clock, HandOverPort, Tell } from '../../services/ports'
import type { SettingsService } from '../../services/settings'
import type { RememberedTechnician } from '../../services/signInPorts'
import type { Cloud } from './cloud'
import type { Stores } from './stores'

export interface HelpServices {
  readonly administrators: AdministratorsService
  readonly passwordMaker: PasswordMaker
  readonly passwordReset: PasswordResetService
}

interface HelpParts {
  readonly stores: Stores
  readonly cloud: Cloud
  readonly settings: SettingsService
  readonly cache: CustomerCache
  readonly handOver: HandOverPort
  readonly activity: Activity
  readonly clock: Clock
  readonly tell: Tell
  readonly technician: () => RememberedTechnician | undefined
}

/** Help for a customer: its administrators, and new passwords for its users (capabilities 7.2, 7.3). */
export function createHelpServices({ stores, cloud, settings, cache, handOver, activity, clock, tell, technician }: HelpParts): HelpServices {
  const { customerUsers: users, relationships } = cloud.connector
  const language = (): 'en' | 'de' => settings.language()
  const customer: CustomerCache['get'] = (tenantId) => cache.get(tenantId)
  return {
    administrators: createAdministratorsService({ users, memory: createAdministratorsMemory(stores.customers), customer, handOver, activity, clock, language }),
    passwordMaker: createPasswordMaker(language),
    passwordReset: new PasswordResetService({
      users, customer, technician, activity, clock, tell, language,
      book: createResetBook(stores.personal),
      gate: (tenantId, signal) => roleForAction({ relationships, technician, now: () => clock.now() }, tenantId, 'resetPassword', signal)
    })
  }
}
