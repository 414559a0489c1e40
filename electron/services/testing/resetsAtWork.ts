import { vi } from 'vitest'
import type { HeldRole } from '../../contract/administrators'
import { AppFailure, type AppError } from '../../contract/errors'
import { recordIdSchema, tenantIdSchema, type RecordId } from '../../contract/ids'
import type { CustomerUser, ResetRequest } from '../../contract/passwordReset'
import { PasswordResetService } from '../passwordReset/passwordReset'
import { createResetBook, type ResetIntent } from '../passwordReset/resetIntent'
import type { ActivityEntry, CustomerUsers, PasswordOperation } from '../ports'

export const contoso = tenantIdSchema.parse('22222222-2222-4222-8222-222222222222')
export const password = 'Tulip-Harbor-Kite-41'
export const newId = (): RecordId => recordIdSchema.parse(crypto.randomUUID())
export const fails = async (error: Omit<AppError, 'correlationId'>): Promise<never> => {
  throw new AppFailure(error)
}
export const silence = { kind: 'unreachable', code: 'network.unreachable' } as const

/** A customer's directory that remembers what reached it, whatever its answers become. */
export class Directory implements CustomerUsers {
  readonly resets: string[] = []
  user: CustomerUser = { id: 'u', userPrincipalName: 'user@contoso.com', name: 'User', accountEnabled: true, synchronised: false, guest: false, passwordChangedAt: '2026-05-01T10:00:00Z' }
  held: readonly HeldRole[] = []
  operations: PasswordOperation[] = []
  /** Asked before the work is done; a rejection means that it never arrived. */
  arrives: () => Promise<void> = () => Promise.resolve()
  /** Asked after it was done; a rejection means that the answer was lost. */
  answers: () => Promise<void> = () => Promise.resolve()
  reads: () => Promise<void> = () => Promise.resolve()

  administrators = () => Promise.resolve([])
  search = () => Promise.resolve({ users: [this.user], total: 2, next: 'https://graph/next' })
  searchOn = (_tenant: unknown, next: string) => Promise.resolve({ users: [{ ...this.user, id: next }] })
  roles = () => Promise.resolve(this.held)
  async get(): Promise<CustomerUser | undefined> {
    await this.reads()
    return this.user
  }
  async setPassword(_tenant: unknown, _user: unknown, write: { readonly password: string }): Promise<void> {
    await this.arrives()
    this.carryOut(write.password)
    await this.answers()
  }
  async beginReset(_tenant: unknown, _user: unknown, write: { readonly password: string }): Promise<{ operation: string; retryAfterMs: number }> {
    await this.arrives()
    this.carryOut(write.password)
    await this.answers()
    return { operation: 'https://graph/op', retryAfterMs: 1 }
  }
  operation = async (): Promise<PasswordOperation | undefined> => {
    await this.reads()
    return this.operations.length > 1 ? this.operations.shift() : this.operations[0]
  }
  carryOut(value: string): void {
    this.resets.push(value)
    this.user = { ...this.user, passwordChangedAt: `2026-11-01T10:00:0${this.resets.length}Z` }
  }
}

function store() {
  const resets = new Map<string, ResetIntent>()
  let broken = false
  const table = { put: (record: ResetIntent) => { resets.set(record.id, structuredClone(record)) }, delete: (id: string) => { resets.delete(id) }, get: (id: string) => resets.get(id), values: () => resets.values() }
  return {
    resets,
    breakIt: () => { broken = true },
    read: () => table,
    update: async (change: (tables: { resets: typeof table }) => void) => {
      change({ resets: table })
      if (broken) return fails({ kind: 'storage', code: 'storage.full' })
    }
  }
}

/** Resets of one customer's user, by a service whose directory, disk and answers a test decides. */
export function atWork() {
  const directory = new Directory()
  const kept = store()
  const entries: Omit<ActivityEntry, 'id' | 'at'>[] = []
  const told = vi.fn()
  const gate = vi.fn(async (): Promise<unknown> => 'full')
  const make = () => new PasswordResetService({
    users: directory, book: createResetBook(kept as never), gate, tell: told, clock: { now: Date.now },
    technician: () => ({ objectId: 'me', userPrincipalName: 'full@fabrikam.com' }),
    language: () => 'de', customer: (tenantId) => (tenantId === contoso ? { name: 'Contoso' } : undefined),
    activity: { record: async (entry) => { entries.push(entry) } },
    limits: { pollMs: 5, operationMs: 300, resolveMs: 60 }
  })
  const request = (more: Partial<ResetRequest> = {}): ResetRequest => ({ tenantId: contoso, intentId: newId(), userId: 'u', password, mustChange: true, ...more })
  const steps = () => told.mock.calls.filter(([name]) => name === 'reset.progress').map(([, progress]) => (progress as { step: string }).step)
  return { directory, ...kept, entries, gate, service: make(), make, request, steps }
}
