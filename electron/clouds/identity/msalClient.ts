import type { ICachePlugin, INetworkModule, PublicClientApplication } from '@azure/msal-node'
import { AppFailure } from '../../contract/errors'
import type { CloudRecord } from '../cloud'

/** Gives out the client application of a cloud, made at the first use. */
export interface MsalClients {
  current(): Promise<PublicClientApplication>
  /** The next `current()` makes a new one from the same cache: MSAL's throttle map lives in the object and cannot be cleared. */
  renew(): void
}

interface MsalClientOptions {
  readonly record: CloudRecord
  readonly network: INetworkModule
  readonly plugin: () => ICachePlugin
}

/** The authority of one tenant in a cloud. */
export const authorityOf = (record: CloudRecord, tenant: string): string => `${record.identity.authority}/${tenant}`

const build = async ({ record, network, plugin }: MsalClientOptions): Promise<PublicClientApplication> => {
  // Loaded here and not at the top: the library is large, and a start without a sign-in should not pay for it.
  const { LogLevel, PublicClientApplication: Application } = await import('@azure/msal-node')
  const { clientId, homeTenant, knownAuthorities, authorityMetadata } = record.identity
  return new Application({
    auth: {
      clientId,
      authority: authorityOf(record, homeTenant),
      knownAuthorities: [...knownAuthorities],
      clientCapabilities: ['CP1'],
      ...(authorityMetadata !== undefined && { authorityMetadata })
    },
    cache: { cachePlugin: plugin() },
    // Its log, of which nobody reads a word, would be put into words at each step of a request.
    system: { networkClient: network, disableInternalRetries: true, loggerOptions: { logLevel: LogLevel.Error, piiLoggingEnabled: false, loggerCallback: () => undefined } }
  })
}

/** Rejects with `signIn.notConfigured` when the cloud's record has no client id. */
export const createMsalClients = (options: MsalClientOptions): MsalClients => {
  let client: Promise<PublicClientApplication> | undefined
  return {
    async current() {
      if (options.record.identity.clientId === '') {
        throw new AppFailure({ kind: 'invalid', code: 'signIn.notConfigured', params: { cloud: options.record.id } })
      }
      client ??= build(options)
      return client
    },
    renew() {
      client = undefined
    }
  }
}
