import type { CloudCapabilities } from '../../contract/app'
import type { CloudData } from '../../contract/cloudData'
import type { Policy } from '../../contract/policy'
import type { Registration } from '../../contract/registration'
import type { PracticeReady } from '../../contract/practice'
import type { CloudId } from '../../contract/settings'
import type { CloudRecord } from '../cloud'
import { chinaCloud } from './china'
import { changedData, recordFromData } from './fromData'
import { globalCloud } from './global'
import { practiceCapabilities, practiceRecord } from './practice'
import { dodCloud, usgovCloud } from './usgov'

/** What is only known when the application runs. */
export interface CloudSettings {
  /** The practice cloud's ready line. */
  readonly practice?: PracticeReady
  /** The partner's own registration of the application in this cloud. */
  readonly registration?: Registration | undefined
  /** What administrators changed of Microsoft's clouds. */
  readonly policy?: Pick<Policy, 'clouds' | 'usgovEnvironment'> | undefined
}

function dataOf(id: Exclude<CloudId, 'practice'>, policy: CloudSettings['policy']): CloudData {
  const own = { global: globalCloud, usgov: policy?.usgovEnvironment === 'dod' ? dodCloud : usgovCloud, china: chinaCloud }[id]
  const change = policy?.clouds?.[id]
  return change === undefined ? own : changedData(own, change)
}

/**
 * The record of a cloud (capabilities 1.1). A Microsoft cloud without a registration has a record all the same; signing in there
 * says `signIn.notConfigured`. `undefined`: the practice cloud has not said yet where it is.
 */
export const cloudRecord = (id: CloudId, { practice, registration, policy }: CloudSettings): CloudRecord | undefined => {
  if (id !== 'practice') return recordFromData(id, dataOf(id, policy), registration)
  return practice === undefined ? undefined : practiceRecord(practice)
}

/** What a cloud can do; known even while the practice cloud is still starting. */
export const capabilitiesOf = (id: CloudId, policy?: CloudSettings['policy']): CloudCapabilities =>
  cloudRecord(id, { policy })?.capabilities ?? practiceCapabilities
