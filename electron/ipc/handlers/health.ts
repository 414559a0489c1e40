import type { HealthService } from '../../services/health/health'
import type { HealthRounds } from '../../services/health/healthRounds'
import type { Handlers } from './types'

/** How the services of customers are. */
export function healthHandlers(health: HealthService, rounds: HealthRounds): Pick<Handlers, Extract<keyof Handlers, `health.${string}`>> {
  return {
    'health.ofCustomer': ({ tenantId }) => health.ofCustomer(tenantId),
    'health.refreshCustomer': ({ tenantId }) => health.refresh(tenantId),
    'health.summary': () => health.summary(),
    'health.refresh': () => rounds.nudge()
  }
}
