import type { Adapter, AdapterPayload } from 'oidc-provider'

import type { KeyValueArea } from '../world/api'

/** What a sign-in must find again after a restart; the rest lives minutes at most and stays in memory. */
const durable: ReadonlySet<string> = new Set(['Session', 'Grant', 'RefreshToken'])

/** Access tokens are signed by this cloud itself, so the library's own are never looked up. */
const unused = 'AccessToken'

const shortLivedLimit = 5000

interface Kept {
  readonly value: unknown
  readonly expiresAt: number
}

/** Keeps short-lived records in memory, dropping what has expired before it grows. */
class ShortLived {
  readonly #records = new Map<string, Kept>()

  get(key: string): unknown {
    const kept = this.#records.get(key)
    return kept && kept.expiresAt > Date.now() ? kept.value : undefined
  }

  set(key: string, value: unknown, expiresAt: number): void {
    if (this.#records.size >= shortLivedLimit) this.#shrink()
    this.#records.set(key, { value, expiresAt })
  }

  delete(key: string): void {
    this.#records.delete(key)
  }

  keysWith(matches: (value: unknown) => boolean): readonly string[] {
    return [...this.#records].filter(([, kept]) => matches(kept.value)).map(([key]) => key)
  }

  #shrink(): void {
    for (const [key, kept] of this.#records) {
      if (kept.expiresAt <= Date.now() || this.#records.size >= shortLivedLimit) this.#records.delete(key)
    }
  }
}

const isPayload = (value: unknown): value is AdapterPayload => typeof value === 'object' && value !== null

/** Where the OpenID library keeps one kind of record. All tenants share it: a refresh token of one redeems at another. */
class KvAdapter implements Adapter {
  readonly #model: string
  readonly #kv: KeyValueArea
  readonly #memory: ShortLived

  constructor(model: string, kv: KeyValueArea, memory: ShortLived) {
    this.#model = model
    this.#kv = kv
    this.#memory = memory
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    if (this.#model === unused) return
    const expiresAt = Date.now() + expiresIn * 1000
    if (!durable.has(this.#model)) return this.#memory.set(`${this.#model}:${id}`, payload, expiresAt)
    await this.#kv.set(this.#space, id, payload, expiresAt)
    if (this.#model === 'Session' && payload.uid) this.#memory.set(`uid:${payload.uid}`, id, expiresAt)
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const found = durable.has(this.#model) ? this.#kv.get(this.#space, id) : this.#memory.get(`${this.#model}:${id}`)
    return isPayload(found) ? found : undefined
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const id = this.#memory.get(`uid:${uid}`)
    return typeof id === 'string' ? this.find(id) : undefined
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    const [key] = this.#memory.keysWith((value) => isPayload(value) && value.userCode === userCode)
    const found = key === undefined ? undefined : this.#memory.get(key)
    return isPayload(found) ? found : undefined
  }

  async consume(id: string): Promise<void> {
    const found = await this.find(id)
    if (!found) return
    await this.upsert(id, { ...found, consumed: Math.floor(Date.now() / 1000) }, (found.exp ?? 0) - Math.floor(Date.now() / 1000))
  }

  async destroy(id: string): Promise<void> {
    if (durable.has(this.#model)) await this.#kv.delete(this.#space, id)
    else this.#memory.delete(`${this.#model}:${id}`)
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    const ofGrant = (value: unknown): boolean => isPayload(value) && value.grantId === grantId
    for (const key of this.#memory.keysWith(ofGrant)) this.#memory.delete(key)
    if (!durable.has(this.#model)) return
    const revoked = this.#kv.list(this.#space).filter((entry) => ofGrant(entry.value))
    await Promise.all(revoked.map((entry) => this.#kv.delete(this.#space, entry.key)))
  }

  get #space(): string {
    return `oidc.${this.#model}`
  }
}

/** @returns the maker of adapters for the OpenID library, all on one durable area */
export const kvAdapters = (kv: KeyValueArea): ((model: string) => Adapter) => {
  const memory = new ShortLived()
  return (model) => new KvAdapter(model, kv, memory)
}
