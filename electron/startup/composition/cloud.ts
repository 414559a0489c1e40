import type { BrowserWindow } from 'electron'
import type { CloudRecord } from '../../clouds/cloud'
import { createConnector, type Connector } from '../../clouds/connector'
import type { AskingNews } from '../../clouds/identity/askingTurns'
import { createIdentity, keptAccount, type TokenKeeping } from '../../clouds/identity/identity'
import type { Fetch } from '../../clouds/identity/networkClient'
import type { OpenSignIn } from '../../clouds/identity/signInAttempt'
import { cloudRecord } from '../../clouds/records'
import type { TenantId } from '../../contract/ids'
import type { Policy } from '../../contract/policy'
import type { PracticeReady } from '../../contract/practice'
import type { Registration } from '../../contract/registration'
import type { CloudId } from '../../contract/settings'
import type { OpenExternal } from '../../security/openExternal'
import type { FederatedSignIns } from '../../services/ports'
import type { Identity } from '../../services/signInPorts'
import type { Vault } from '../../store/vault'
import { openIdentitySession } from '../../windows/actingSession'
import { askFederation } from '../../windows/federationDialog'
import type { PracticeHost } from '../../windows/practiceHostSupervisor'
import { openSignInWindow } from '../../windows/signInWindow'
import { lazily } from '../lazily'
import type { Log } from '../log'
import type { Translate } from '../texts/translate'
import { deferConnector, deferIdentity } from './deferredConnector'

export interface CloudParts {
  readonly id: CloudId
  /** What administrators changed of Microsoft's clouds. */
  readonly policy?: Policy | undefined
  /** The partner's registration of the application in this cloud, as it is now. */
  readonly registration: () => Registration | undefined
  readonly vault: Vault
  readonly fetch: Fetch
  /** For writes that must not be sent twice. */
  readonly fetchOnce: Fetch
  /** Only for the cloud that we start ourselves. */
  readonly practice: PracticeHost | undefined
  /** The first page is there: before that, starting the practice cloud would only slow it down. */
  readonly painted: Promise<void>
  readonly portal: BrowserWindow
  readonly openWeb: OpenExternal
  readonly text: Translate
  readonly log: Log
  readonly onOutcome: (outcome: 'answered' | 'unreachable') => void
  readonly onRefused: () => void
  readonly asking: AskingNews
  /** Work in the background would need somebody to sign in at this tenant. */
  readonly onWanted: (tenantId: TenantId) => void
  /** The account for which the work that asks was begun. */
  readonly onBehalf: () => string | undefined
  /** Answers about origins to which a sign-in leads that no record knows. */
  readonly federated: () => FederatedSignIns
  /** The technician's own company; `undefined` before the sign-in. */
  readonly partnerName: () => string | undefined
  /** The cloud answered that this technician may not. */
  readonly onNotAllowed: (tenantId: TenantId) => void
  /** A token of another tenant came back for this one and was refused. */
  readonly onWrongTenant: (tenantId: TenantId) => void
}

export interface Cloud {
  readonly identity: Identity
  readonly connector: Connector
  /** `undefined` until the cloud has said where it is. */
  record(): CloudRecord | undefined
  /** Whether the cloud answers, by any answer. Rejects when it does not. */
  probe(): Promise<void>
  /** The practice cloud came back somewhere else. */
  moved(ready: PracticeReady): void
  /** The registration of the application changed. */
  registered(): void
  /** What is in memory of tokens is in the vault afterwards. */
  settle(): Promise<void>
}

interface Connected {
  readonly record: CloudRecord
  readonly identity: Identity & TokenKeeping
  readonly connector: Connector
}

const probeLimitMs = 5_000

/** Joins one cloud's record, sign-in and connector; usable at once, though the practice cloud may still be starting. */
export function connectCloud(parts: CloudParts): Cloud {
  let known: Connected | undefined
  const connect = (record: CloudRecord): Connected => {
    const identity = createCloudIdentity(parts, record)
    const connector = createConnector({ record, identity, fetch: parts.fetch, fetchOnce: parts.fetchOnce, onOutcome: parts.onOutcome, onNotAllowed: parts.onNotAllowed })
    known?.identity.retire()
    known = { record, identity, connector }
    return known
  }
  const first = lazily(async () => known ?? connect(await findRecord(parts)))
  const connected = async (): Promise<Connected> => known ?? first()
  return {
    identity: deferIdentity({
      ready: async () => (await connected()).identity,
      known: () => known?.identity,
      tokenStorage: parts.vault.protection,
      kept: () => keptAccount(parts.vault, parts.id)
    }),
    connector: deferConnector(async () => (await connected()).connector),
    record: () => known?.record,
    probe: async () => {
      const { record } = await connected()
      await parts.fetch(record.graph.base, { method: 'HEAD', signal: AbortSignal.timeout(probeLimitMs) })
      parts.onOutcome('answered')
    },
    registered: () => {
      const record = cloudRecord(parts.id, { registration: parts.registration(), policy: parts.policy })
      if (record !== undefined) connect(record)
    },
    moved: (practice) => {
      const record = cloudRecord(parts.id, { practice })
      if (record !== undefined) connect(record)
    },
    settle: async () => known?.identity.settle()
  }
}

async function findRecord({ id, practice, painted, policy, registration }: CloudParts): Promise<CloudRecord> {
  if (practice !== undefined) await painted
  const record = cloudRecord(id, practice === undefined ? { registration: registration(), policy } : { practice: await practice.ready() })
  if (record === undefined) throw new Error(`the cloud ${id} has no record`)
  return record
}

function createCloudIdentity(parts: CloudParts, record: CloudRecord): ReturnType<typeof createIdentity> {
  return createIdentity({
    record,
    vault: parts.vault,
    fetch: parts.fetch,
    openSignIn: (url) => openSignIn(parts, record, url),
    clearSignInCookies: async () => {
      await openIdentitySession().clearData()
    },
    asking: parts.asking,
    onWrongTenant: (tenantId) => {
      parts.log.error('a token of another tenant was refused', { tenantId })
      parts.onWrongTenant(tenantId)
    },
    onRefused: parts.onRefused,
    onBehalf: parts.onBehalf,
    onWanted: parts.onWanted
  })
}

async function openSignIn({ openWeb, portal, text, federated, partnerName }: CloudParts, { identity }: CloudRecord, url: string): Promise<OpenSignIn> {
  if (identity.signInWith === 'window') {
    return openSignInWindow({
      url,
      title: text('signIn.title'),
      parent: portal,
      identity: openIdentitySession(),
      signInOrigins: identity.signInOrigins,
      federated: federated(),
      ask: (origin, window, signal) => askFederation({ origin, window, signal, partner: partnerName(), text })
    })
  }
  await openWeb(url)
  // What happens in the system's browser cannot be seen: the attempt ends by its answer, its limit or its cancel.
  return { closed: new Promise<void>(() => undefined), close: () => undefined }
}
