import { z } from 'zod'
import { cloudRecord } from '../../clouds/records'
import type { Policy, PolicyState } from '../../contract/policy'
import { registeredClouds, type Registration } from '../../contract/registration'
import type { CloudId, Settings } from '../../contract/settings'
import type { SettingsService } from '../../services/settings'
import type { LoadedPolicy } from '../policy'

/** A policy whose changes leave one of the clouds without what it needs is not used either. */
export function usablePolicy(loaded: LoadedPolicy): LoadedPolicy {
  const { file, policy } = loaded
  try {
    if (policy !== undefined) for (const id of registeredClouds) cloudRecord(id, { policy })
    return loaded
  } catch (cause) {
    return { file, problem: cause instanceof z.ZodError ? z.prettifyError(cause).split('\n').slice(0, 6).join(' ') : 'the changed cloud cannot be used' }
  }
}

/** What the pages may know of the policy: what is fixed, and what is wrong with it. */
export function policyState({ file, policy, problem }: LoadedPolicy): PolicyState {
  return {
    ...(policy === undefined && problem === undefined ? {} : { file }),
    ...(problem === undefined ? {} : { problem }),
    ...(policy?.cloud === undefined ? {} : { cloud: policy.cloud }),
    settings: Object.keys(policy?.settings ?? {}) as (keyof Settings)[],
    registrations: Object.keys(policy?.registrations ?? {}) as CloudId[]
  }
}

/** The registration that counts: the administrators', or else the one that was typed. */
export function registrationFor(id: CloudId, policy: Policy | undefined, settings: SettingsService): Registration | undefined {
  return id === 'practice' ? undefined : policy?.registrations?.[id] ?? settings.get().registrations[id]
}
