import type { PracticeReady } from '../../contract/practice'
import type { CloudId } from '../../contract/settings'
import type { CloudCapabilities } from '../../contract/app'
import type { CloudRecord } from '../cloud'
import { chinaRecord } from './china'
import { globalRecord } from './global'
import { practiceCapabilities, practiceRecord } from './practice'
import { usgovRecord } from './usgov'

/** What is only known when the application runs: the practice cloud's ready line, or the client id of the partner's own app registration. */
export interface CloudSettings {
  readonly practice?: PracticeReady
  readonly clientId?: string
}

/**
 * The record of a cloud (capabilities 1.1). A Microsoft cloud without a client id has a record all the same; signing in there
 * says `signIn.notConfigured`. `undefined`: the practice cloud has not said yet where it is.
 */
export const cloudRecord = (id: CloudId, settings: CloudSettings): CloudRecord | undefined => {
  const clientId = settings.clientId ?? ''
  switch (id) {
    case 'practice': {
      return settings.practice === undefined ? undefined : practiceRecord(settings.practice)
    }
    case 'global': {
      return globalRecord(clientId)
    }
    case 'usgov': {
      return usgovRecord(clientId)
    }
    case 'china': {
      return chinaRecord(clientId)
    }
  }
}

/** What a cloud can do; known even while the practice cloud is still starting. */
export const capabilitiesOf = (id: CloudId): CloudCapabilities =>
  cloudRecord(id, {})?.capabilities ?? practiceCapabilities
