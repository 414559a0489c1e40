import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AddressGroup, CompanyAddress, CompanyDraft, CompanyField, CompanyRecord, CompanyValues, EditableRecordId } from '../../electron/contract/company'
import type { AppError } from '../../electron/contract/errors'
import { differences, isOvertaken, merged, type Choice } from '../../electron/domain/companyMerge'
import { differingFields } from '../../electron/domain/companyRecords'
import type { Bridge } from '../bridge'
import { createAddressChecks } from './companyAddressChecks'

/** Longest time between a key and its being kept, in milliseconds. */
export const keepDelay = 300

/** What the cloud says of an address that it does not find as it was typed. */
export interface AddressDoubt {
  /** The address that was asked about, as text that can be compared. */
  readonly asked: string
  readonly suggestions: readonly CompanyAddress[]
}

/** One record of the company while it is edited. What is typed is kept until it is saved or discarded (capabilities 2.2). */
export interface CompanyEditStore {
  readonly record: EditableRecordId
  readonly base: CompanyValues
  readonly values: CompanyValues
  readonly busy: boolean
  /** Everything typed is kept on this computer. */
  readonly kept: boolean
  readonly error: AppError | undefined
  /** The record as somebody else saved it meanwhile: the two have to be brought together first. */
  readonly theirs: CompanyValues | undefined
  /** The field whose value the cloud refused, until it is changed. */
  readonly refused: CompanyField | undefined
  readonly doubts: Readonly<Partial<Record<AddressGroup, AddressDoubt>>>
  /** The doubtful address at which the last save was stopped, so that it is seen. */
  readonly stoppedAt: AddressGroup | undefined
  type(patch: CompanyValues): void
  /** Asks the cloud whether it finds an address that was changed. */
  checkAddress(group: AddressGroup): Promise<void>
  /** The saved record; `undefined` when something keeps it from being saved, which is then in the state, or when one typed on meanwhile. */
  save(): Promise<CompanyRecord | undefined>
  /** Takes these choices over their version, and saves. */
  resolve(choices: Readonly<Partial<Record<CompanyField, Choice>>>): Promise<CompanyRecord | undefined>
  /** Keeps what is not kept yet; to be called when the page is left. */
  flush(): Promise<void>
  /** Forgets what was typed. */
  discard(): Promise<boolean>
}

/** What the parts of an edit share. */
export interface CompanyEditCore {
  readonly calls: Bridge['calls']
  readonly get: () => CompanyEditStore
  readonly set: (patch: Partial<CompanyEditStore>) => void
}

/** @param draft what was typed before, if anything */
export function createCompanyEditStore({ calls }: Bridge, current: CompanyRecord & { readonly id: EditableRecordId }, draft?: CompanyDraft): StoreApi<CompanyEditStore> {
  const base = draft?.base ?? current.values
  const overtaken = draft !== undefined && isOvertaken(current.id, base, current.values)
  return createStore<CompanyEditStore>((set, get) => {
    const core: CompanyEditCore = { calls, get, set }
    const keeping = createKeeping(core)
    const checks = createAddressChecks(core)
    return {
      record: current.id, base, values: draft?.values ?? current.values, busy: false, kept: true, error: undefined, refused: undefined, doubts: {}, stoppedAt: undefined,
      theirs: overtaken ? current.values : undefined,
      type: patch => {
        const changed = differingFields(current.id, get().values, { ...get().values, ...patch })
        const { refused } = get()
        set({ values: { ...get().values, ...patch }, kept: false, ...(refused !== undefined && changed.includes(refused) && { refused: undefined }) })
        keeping.plan()
      },
      checkAddress: checks.check,
      save: () => save(core, keeping, checks.passed),
      resolve: choices => {
        const { theirs, values, base: before } = get()
        if (theirs === undefined) return Promise.resolve(undefined)
        set({ values: merged(differences(current.id, before, values, theirs), theirs, choices), base: theirs, theirs: undefined, kept: false })
        return save(core, keeping, checks.passed)
      },
      flush: keeping.flush,
      discard: () => keeping.discard()
    }
  })
}

interface Keeping {
  readonly plan: () => void
  readonly flush: () => Promise<void>
  readonly discard: () => Promise<boolean>
}

/** Keeps what is typed, one write at a time; nothing that was typed back to what it was is kept. */
function createKeeping({ calls, get, set }: CompanyEditCore): Keeping {
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<void> | undefined
  const write = async (): Promise<void> => {
    while (!get().kept) {
      const { record, base, values } = get()
      const nothing = differingFields(record, base, values).length === 0
      const result = await (nothing ? calls['company.discardDraft']({ record }) : calls['company.keepDraft']({ record, base, values }))
      if (!result.ok) {
        set({ error: result.error })
        return
      }
      if (get().values === values) set({ kept: true })
    }
  }
  const flush = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    writing ??= write().finally(() => { writing = undefined })
    return writing
  }
  return {
    flush,
    // The first key starts the clock, so that somebody who types without a pause is kept as well.
    plan: () => { timer ??= setTimeout(() => { void flush() }, keepDelay) },
    discard: async () => {
      clearTimeout(timer)
      timer = undefined
      await writing
      set({ values: get().base, kept: true })
      const result = await calls['company.discardDraft']({ record: get().record })
      if (!result.ok) set({ error: result.error })
      return result.ok
    }
  }
}

async function save({ calls, get, set }: CompanyEditCore, keeping: Keeping, addressesPass: () => Promise<boolean>): Promise<CompanyRecord | undefined> {
  if (get().busy) return undefined
  set({ busy: true, error: undefined, refused: undefined, stoppedAt: undefined })
  try {
    await keeping.flush()
    if (!(await addressesPass())) return undefined
    const { record, base, values } = get()
    const result = await calls['company.save']({ record, base, values })
    if (result.ok) {
      if (get().values === values) return result.value
      // Somebody typed on while it was saved: that goes on from what is saved now.
      set({ base: result.value.values, kept: false })
      void keeping.flush()
      return undefined
    }
    const { kind, code, params } = result.error
    if (code === 'company.changed') await readTheirs({ calls, get, set }, result.error)
    else set({ error: result.error, ...(kind === 'invalid' && code === 'company.refused' && { refused: params?.['field'] as CompanyField }) })
    return undefined
  } finally {
    set({ busy: false })
  }
}

/** What somebody else saved, to be shown beside one's own. */
async function readTheirs({ calls, get, set }: CompanyEditCore, conflict: AppError): Promise<void> {
  const result = await calls['company.records']()
  const theirs = result.ok && result.value.source === 'cloud' ? result.value.records.find(({ id }) => id === get().record) : undefined
  if (theirs === undefined) set({ error: result.ok ? conflict : result.error })
  else set({ theirs: theirs.values })
}
