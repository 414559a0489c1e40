import type { Instant, RecordId, TenantId } from '../../contract/ids'
import type { ResetKind } from '../../contract/passwordReset'
import type { Store } from '../../store/types'

/** A reset that is about to be asked for, or whose outcome is not known yet. Written down before the service is asked; holds no password. */
export interface ResetIntent {
  readonly id: RecordId
  readonly tenantId: TenantId
  readonly userId: string
  readonly userPrincipalName: string
  readonly kind: ResetKind
  readonly privileged: boolean
  readonly mustChange: boolean
  readonly correlationId: string
  readonly at: Instant
  /** When the password had last been changed before: any other moment later on tells that this reset was carried out. */
  readonly changedBefore?: Instant
  /** Where the service tells how far it is, once it has said so. */
  readonly operation?: string
  /** Its unknown outcome is in the record of activity. */
  readonly recorded?: boolean
}

// A type and not an interface: the store asks for an index signature.
export type ResetTables = { readonly resets: ResetIntent }

/** The intents whose outcome is not known. */
export interface ResetBook {
  get(id: RecordId): ResetIntent | undefined
  /** The latest one of a user. */
  openFor(tenantId: TenantId, userId: string): ResetIntent | undefined
  all(): readonly ResetIntent[]
  /** Resolves when durable. Rejects with `storage`. */
  put(intent: ResetIntent): Promise<void>
  remove(id: RecordId): Promise<void>
}

export const createResetBook = (store: Pick<Store<ResetTables>, 'read' | 'update'>): ResetBook => {
  const all = (): readonly ResetIntent[] => [...store.read('resets').values()]
  return {
    all,
    get: (id) => store.read('resets').get(id),
    openFor: (tenantId, userId) => all().filter((intent) => intent.tenantId === tenantId && intent.userId === userId).toSorted((a, b) => (a.at < b.at ? 1 : -1))[0],
    put: (intent) =>
      store.update(({ resets }) => {
        resets.put(intent)
      }),
    remove: (id) =>
      store.update(({ resets }) => {
        resets.delete(id)
      })
  }
}
