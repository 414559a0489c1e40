import { AppFailure } from '../../contract/errors'
import { tenantIdSchema, type TenantId } from '../../contract/ids'
import type { OwnData, OwnEdit, OwnImport } from '../../contract/own'
import { toCsv, withoutGuard } from '../../domain/csv'
import { decodeText, readCsv, separatorOf } from '../../domain/csvRead'
import { createSlices } from '../../lib/slices'
import type { Activity, HandOverPort } from '../ports'
import { sameOwn, type OwnBook } from './ownBook'

export interface OwnFilesParts {
  readonly book: OwnBook
  /** A customer of the cache. */
  readonly customer: (id: TenantId) => { readonly name: string; readonly defaultDomain: string } | undefined
  /** By any domain, in the cache. */
  readonly byDomain: (domain: string) => TenantId | undefined
  readonly handOver: Pick<HandOverPort, 'saveAs'>
  /** Asks for a file; `undefined` when the technician cancelled. */
  readonly openFile: () => Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined>
  readonly activity: Activity
  readonly language: () => 'en' | 'de'
  readonly newId: () => string
}

const fields = ['tenantId', 'name', 'defaultDomain', 'favourite', 'tags', 'aliases', 'note'] as const
type Field = (typeof fields)[number]

const headers: Readonly<Record<'en' | 'de', readonly string[]>> = {
  en: ['Tenant ID', 'Company name', 'Default domain', 'Favourite', 'Tags', 'Other names', 'Note'],
  de: ['Mandanten-ID', 'Firmenname', 'Standarddomäne', 'Favorit', 'Schlagwörter', 'Andere Namen', 'Notiz']
}
const yes = { en: 'yes', de: 'ja' } as const
const mostShown = 200

interface Plan {
  readonly id: string
  readonly file: string
  readonly edits: ReadonlyMap<TenantId, OwnEdit>
}

/** Own data to a file and from one (capabilities 3.6). What a file would change is shown before anything is kept, and can be taken back. */
export class OwnFiles {
  readonly #parts: OwnFilesParts
  #plan: Plan | undefined
  /** What the last import of this run replaced, and what it made of it. */
  #undo: { readonly before: readonly OwnData[]; readonly after: ReadonlyMap<TenantId, OwnData> } | undefined

  constructor(parts: OwnFilesParts) {
    this.#parts = parts
  }

  /** Of all customers, known or not. @throws AppFailure `cancelled` `csv.saveCancelled`, `storage` */
  async exportCsv(): Promise<{ readonly count: number }> {
    const { book, customer, handOver, activity, language } = this.#parts
    await book.ready()
    const rows = book.ids().map((id) => {
      const { favourite, tags, aliases, note } = book.get(id)
      const known = customer(id)
      return [id, known?.name ?? '', known?.defaultDomain ?? '', favourite ? yes[language()] : '', tags.join('; '), aliases.join('; '), note]
    })
    const saved = await handOver.saveAs('customers.csv', toCsv([headers[language()], ...rows]))
    if (saved === undefined) throw new AppFailure({ kind: 'cancelled', code: 'csv.saveCancelled' })
    await activity.record({ action: 'own.export', result: 'ok', detail: { count: rows.length } })
    return { count: rows.length }
  }

  /** Reads a file and says what it would change. @throws AppFailure `cancelled` `own.openCancelled`, `invalid` `own.noColumns` */
  async preview(): Promise<OwnImport> {
    const { book, customer, openFile, newId } = this.#parts
    const file = await openFile()
    if (file === undefined) throw new AppFailure({ kind: 'cancelled', code: 'own.openCancelled' })
    await book.ready()
    const { text, encoding } = decodeText(file.bytes)
    const separator = separatorOf(text)
    const records = readCsv(text, separator)
    const first = records.next()
    const columns = first.done === true ? [] : first.value.cells.map(fieldOf)
    if (!columns.includes('tenantId') && !columns.includes('defaultDomain')) throw new AppFailure({ kind: 'invalid', code: 'own.noColumns' })
    const edits = new Map<TenantId, OwnEdit>()
    const errors: OwnImport['errors'][number][] = []
    const slices = createSlices()
    for (const { line, cells } of records) {
      const read = this.#lineOf(columns, cells)
      if ('problem' in read) errors.push({ line, problem: read.problem, value: read.value.slice(0, 100) })
      else if (edits.has(read.id)) errors.push({ line, problem: 'twice', value: read.id })
      else edits.set(read.id, read.edit)
      const pause = slices.pause()
      if (pause !== undefined) await pause
    }
    this.#plan = { id: newId(), file: file.name, edits }
    const changes = [...edits].flatMap(([id, edit]) => {
      const [before, after] = [book.get(id), book.edited(book.get(id), edit)]
      return sameOwn(before, after) ? [] : [{ tenantId: id, name: customer(id)?.name ?? id, before, after }]
    })
    return {
      importId: this.#plan.id, file: file.name, encoding, separator, total: edits.size,
      unknown: [...edits.keys()].filter((id) => customer(id) === undefined).length,
      changed: changes.length, changes: changes.slice(0, mostShown), failed: errors.length, errors: errors.slice(0, mostShown)
    }
  }

  /** Keeps what was shown. @throws AppFailure `notFound` `own.importGone` */
  async apply(importId: string): Promise<{ readonly changed: number }> {
    const { book, activity } = this.#parts
    const plan = this.#plan
    if (plan?.id !== importId) throw new AppFailure({ kind: 'notFound', code: 'own.importGone' })
    this.#plan = undefined
    const before: OwnData[] = []
    const after = new Map<TenantId, OwnData>()
    for (const [id, edit] of plan.edits) {
      const [old, edited] = [book.get(id), book.edited(book.get(id), edit)]
      if (sameOwn(old, edited)) continue
      before.push(old)
      after.set(id, edited)
    }
    this.#undo = { before, after }
    if (after.size > 0) await book.put([...after.values()])
    await activity.record({ action: 'own.import', result: 'ok', detail: { count: after.size } })
    return { changed: after.size }
  }

  /** Puts back what the last import replaced; what was changed since stays. @throws AppFailure `notFound` `own.nothingToUndo` */
  async undo(): Promise<{ readonly restored: number; readonly kept: number }> {
    const undo = this.#undo
    if (undo === undefined) throw new AppFailure({ kind: 'notFound', code: 'own.nothingToUndo' })
    this.#undo = undefined
    const { book } = this.#parts
    const restore = undo.before.filter(({ id }) => {
      const made = undo.after.get(id)
      return made !== undefined && sameOwn(book.get(id), made)
    })
    if (restore.length > 0) await book.put(restore)
    return { restored: restore.length, kept: undo.before.length - restore.length }
  }

  #lineOf(columns: readonly (Field | undefined)[], cells: readonly string[]): { readonly id: TenantId; readonly edit: OwnEdit } | { readonly problem: 'tenant' | 'unknownDomain'; readonly value: string } {
    const at = (field: Field): string | undefined => {
      const cell = columns.includes(field) ? (cells[columns.indexOf(field)] ?? '') : undefined
      return cell === undefined ? undefined : withoutGuard(cell)
    }
    const typed = at('tenantId')?.trim() ?? ''
    const domain = at('defaultDomain')?.trim() ?? ''
    const parsed = tenantIdSchema.safeParse(typed)
    if (!parsed.success && typed !== '') return { problem: 'tenant', value: typed }
    const id = parsed.success ? parsed.data : this.#parts.byDomain(domain)
    if (id === undefined) return { problem: 'unknownDomain', value: domain }
    return { id, edit: { favourite: favouriteOf(at('favourite')), tags: labelsOf(at('tags')), aliases: labelsOf(at('aliases')), note: at('note') } }
  }
}

function labelsOf(cell: string | undefined): string[] | undefined {
  return cell?.split(';').map((one) => one.trim()).filter((one) => one !== '')
}

function favouriteOf(cell: string | undefined): boolean | undefined {
  return cell === undefined ? undefined : ['yes', 'ja', 'true', 'wahr', '1', 'x'].includes(cell.trim().toLowerCase())
}

function fieldOf(header: string): Field | undefined {
  const name = header.trim().toLowerCase()
  const column = Object.values(headers).flatMap((names) => names.flatMap((one, at) => (one.toLowerCase() === name ? [at] : [])))[0]
  return column === undefined ? undefined : fields[column]
}
