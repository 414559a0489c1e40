import type { CompanyDraft, CompanyField, CompanyRecord, CompanyValues, EditableRecordId } from '../contract/company'
import { AppFailure } from '../contract/errors'
import { differingFields, valueOf } from '../domain/companyRecords'
import { isOvertaken } from '../domain/companyMerge'
import type { Store } from '../store/types'
import type { CompanyPort, StoredCompanyDraft } from './companyPorts'
import { keep } from './customersKeep'
import type { Activity, Clock } from './ports'

export type CompanyDraftTables = { readonly companyDrafts: StoredCompanyDraft }

export interface CompanyEditsParts {
  readonly port: Pick<CompanyPort, 'read' | 'write'>
  readonly store: Pick<Store<CompanyDraftTables>, 'read' | 'update'>
  readonly activity: Activity
  readonly clock: Clock
  readonly technician: () => { readonly objectId: string } | undefined
  /** Told what was saved, before the caller is. */
  readonly saved: (record: CompanyRecord) => Promise<void>
}

interface Edit {
  readonly record: EditableRecordId
  readonly base: CompanyValues
  readonly values: CompanyValues
}

/** Edits of the partner's own records (capabilities 2.2): what is typed is kept, and a change of somebody else is never overwritten. */
export class CompanyEdits {
  readonly #parts: CompanyEditsParts
  readonly #saving = new Map<EditableRecordId, { readonly what: string; readonly done: Promise<CompanyRecord> }>()

  constructor(parts: CompanyEditsParts) {
    this.#parts = parts
  }

  /** Another account is signed in: what it saves does not join a save of the last one. */
  forget(): void {
    this.#saving.clear()
  }

  drafts(): readonly CompanyDraft[] {
    const who = this.#who()
    return [...this.#parts.store.read('companyDrafts').values()].filter((draft) => draft.who === who).map(({ id: _id, who: _who, ...draft }) => draft)
  }

  /** Resolves when it is durable. @throws AppFailure `storage` */
  async keep({ record, base, values }: Edit): Promise<CompanyDraft> {
    const who = this.#who()
    const draft: CompanyDraft = { record, base, values, keptAt: new Date(this.#parts.clock.now()).toISOString() }
    await this.#parts.store.update(({ companyDrafts }) => companyDrafts.put({ ...draft, id: idOf(who, record), who }))
    return draft
  }

  async discard(record: EditableRecordId): Promise<void> {
    const id = idOf(this.#who(), record)
    await this.#parts.store.update(({ companyDrafts }) => companyDrafts.delete(id))
  }

  /**
   * Saves over the version that is in the cloud now, if that is still the one that was edited. The same save is not made twice at
   * once; another one of the same record waits for it.
   * @throws AppFailure `conflict` `company.changed` when somebody else changed the record: nothing is saved then, and the draft is kept;
   *   `invalid` `company.refused` (params: `field`); `notAllowed`; or of the cloud
   */
  save(edit: Edit): Promise<CompanyRecord> {
    const what = JSON.stringify(edit)
    const before = this.#saving.get(edit.record)
    if (before?.what === what) return before.done
    const done = Promise.resolve(before?.done.catch(() => undefined)).then(() => this.#recorded(edit))
    const entry = { what, done }
    this.#saving.set(edit.record, entry)
    const forget = (): void => {
      if (this.#saving.get(edit.record) === entry) this.#saving.delete(edit.record)
    }
    done.then(forget, forget)
    return done
  }

  /** A disk that refuses keeps nobody from saving: the store tells of it and tries again. */
  async #recorded(edit: Edit): Promise<CompanyRecord> {
    await keep(this.keep(edit).then(() => undefined))
    const detail = { record: edit.record, fields: differingFields(edit.record, edit.base, edit.values).join(', ') }
    try {
      const record = await this.#save(edit)
      await keep(this.discard(edit.record))
      await this.#parts.saved(record)
      // A choice of all that is there already changed nothing.
      if (detail.fields !== '') await this.#note('ok', detail)
      return record
    } catch (error) {
      if (error instanceof AppFailure) await this.#note('failed', { ...detail, code: error.error.code, correlationId: error.error.correlationId })
      throw error
    }
  }

  /** Which record and which fields: never what stands in them. */
  #note(result: 'ok' | 'failed', detail: Readonly<Record<string, string>>): Promise<void> {
    return keep(this.#parts.activity.record({ action: 'company.edit', result, detail }))
  }

  async #save({ record, base, values }: Edit): Promise<CompanyRecord> {
    const current = await this.#read(record)
    // Saved before, by an attempt whose answer was lost, or by somebody who wanted the same.
    if (differingFields(record, current.values, values).length === 0) return { id: current.id, values: current.values }
    if (isOvertaken(record, base, current.values)) throw changed()
    try {
      return await this.#parts.port.write(current, { ...current.values, ...editedValues(record, current.values, values) })
    } catch (error) {
      if (!(error instanceof AppFailure) || error.error.kind !== 'conflict') throw error
      const now = await this.#read(record)
      if (differingFields(record, now.values, values).length === 0) return { id: now.id, values: now.values }
      throw changed(error)
    }
  }

  async #read(record: EditableRecordId) {
    const read = await this.#parts.port.read(record)
    if (read === undefined) throw new AppFailure({ kind: 'notAllowed', code: 'company.notReadable' })
    return read
  }

  #who(): string {
    const technician = this.#parts.technician()
    if (technician === undefined) throw new AppFailure({ kind: 'signedOut', code: 'signIn.required' })
    return technician.objectId
  }
}

const idOf = (who: string, record: EditableRecordId): string => `${who}.${record}`

/** Only what may be edited, without blanks around it, whatever else the page sent. */
function editedValues(record: EditableRecordId, current: CompanyValues, values: CompanyValues): CompanyValues {
  const names: readonly CompanyField[] = differingFields(record, current, values)
  return Object.fromEntries(names.map((name) => [name, valueOf(values, name)]))
}

function changed(failure?: AppFailure): AppFailure {
  return new AppFailure({ kind: 'conflict', code: 'company.changed', ...(failure === undefined ? {} : { correlationId: failure.error.correlationId }) }, { cause: failure })
}
