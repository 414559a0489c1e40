import { AppFailure } from '../../contract/errors'
import { tenantIdSchema, type TenantId } from '../../contract/ids'
import { ownLimits, type OwnData, type OwnEdit, type OwnImport, type OwnImportProblem, type OwnImportState } from '../../contract/own'
import { toCsv, withoutGuard } from '../../domain/csv'
import { decodeText, readCsv, separatorOf } from '../../domain/csvRead'
import { createSlices } from '../../lib/slices'
import type { Activity, HandOverPort } from '../ports'
import { tenantOf, type ImportMemory, type LeftLine, type LeftLines } from './importMemory'
import { sameOwn, type OwnBook } from './ownBook'

export interface OwnFilesParts {
  readonly book: OwnBook
  readonly memory: ImportMemory
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

/** A file, or what was left of one, that was looked at. */
interface Plan {
  readonly id: string
  readonly file: string
  readonly header: readonly string[]
  readonly edits: ReadonlyMap<TenantId, OwnEdit>
  readonly left: readonly LeftLine[]
}

interface Source extends Pick<OwnImport, 'file' | 'encoding' | 'separator'> {
  readonly header: readonly string[]
  readonly lines: Iterable<{ readonly line: number; readonly cells: readonly string[] }>
}

/** Own data to a file and from one (capabilities 3.6). What a file would change is shown before anything is kept, and can be taken back. */
export class OwnFiles {
  readonly #parts: OwnFilesParts
  #plan: Plan | undefined

  constructor(parts: OwnFilesParts) {
    this.#parts = parts
  }

  /** Another account is signed in: what the last one looked at is not its own to apply. */
  forget(): void {
    this.#plan = undefined
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
    const file = await this.#parts.openFile()
    if (file === undefined) throw new AppFailure({ kind: 'cancelled', code: 'own.openCancelled' })
    const { text, encoding } = decodeText(file.bytes)
    const separator = separatorOf(text)
    const lines = readCsv(text, separator)
    const first = lines.next()
    return this.#look({ file: file.name, encoding, separator, header: first.done === true ? [] : first.value.cells, lines })
  }

  /** Looks again at the lines that the last import could not use. @throws AppFailure `notFound` `own.noLinesLeft` */
  async retry(): Promise<OwnImport> {
    const { file, header, lines } = this.#kept()
    return this.#look({ file, encoding: '', separator: '', header, lines: lines.map(({ id, cells }) => ({ line: Number(id), cells })) })
  }

  /** Keeps what was shown, with the lines that could not be used, in one transaction. @throws AppFailure `notFound` `own.importGone` */
  async apply(importId: string): Promise<{ readonly changed: number }> {
    const { book, memory, activity } = this.#parts
    const plan = this.#plan
    if (plan?.id !== importId) throw new AppFailure({ kind: 'notFound', code: 'own.importGone' })
    this.#plan = undefined
    const replaced = new Map<TenantId, { readonly before: OwnData; readonly after: OwnData }>()
    for (const [id, edit] of plan.edits) {
      const [before, after] = [book.get(id), book.edited(book.get(id), edit)]
      if (!sameOwn(before, after)) replaced.set(id, { before, after })
    }
    await book.put([...replaced.values()].map(({ after }) => after), memory.imported(plan.file, replaced, plan.header, plan.left))
    await activity.record({ action: 'own.import', result: 'ok', detail: { count: replaced.size } })
    return { changed: replaced.size }
  }

  /** Puts back what the last import replaced; what was changed since stays. @throws AppFailure `notFound` `own.nothingToUndo` */
  async undo(): Promise<{ readonly restored: number; readonly kept: number }> {
    const { book, memory, activity } = this.#parts
    const replaced = memory.replaced()
    if (replaced === undefined) throw new AppFailure({ kind: 'notFound', code: 'own.nothingToUndo' })
    const restore = replaced.filter((one) => sameOwn(book.get(tenantOf(one)), one.after))
    await book.put(restore.map(({ before }) => before), memory.undone())
    await activity.record({ action: 'own.importUndone', result: 'ok', detail: { count: restore.length } })
    return { restored: restore.length, kept: replaced.length - restore.length }
  }

  async state(): Promise<OwnImportState> {
    await this.#parts.memory.tidy()
    return this.#parts.memory.state()
  }

  /** Lines that could not be used, as they stood in the file. @throws AppFailure `notFound` `own.noLinesLeft`, `cancelled` `csv.saveCancelled`, `storage` */
  async exportLeft(importId?: string): Promise<{ readonly count: number }> {
    const plan = this.#plan
    const { header, lines } = importId !== undefined && plan?.id === importId && plan.left.length > 0 ? { header: plan.header, lines: plan.left } : this.#kept()
    const saved = await this.#parts.handOver.saveAs('customers-to-correct.csv', toCsv([header, ...lines.map(({ cells }) => cells.map(withoutGuard))]))
    if (saved === undefined) throw new AppFailure({ kind: 'cancelled', code: 'csv.saveCancelled' })
    await this.#parts.activity.record({ action: 'own.export', result: 'ok', detail: { count: lines.length } })
    return { count: lines.length }
  }

  forgetLeft(): Promise<void> {
    return this.#parts.memory.forgetLeft()
  }

  #kept(): LeftLines {
    const left = this.#parts.memory.left()
    if (left === undefined) throw new AppFailure({ kind: 'notFound', code: 'own.noLinesLeft' })
    return left
  }

  /** Says what lines would change, and remembers them until they are applied or others are looked at. */
  async #look({ file, encoding, separator, header, lines }: Source): Promise<OwnImport> {
    const { book, customer, newId } = this.#parts
    await book.ready()
    const columns = header.map(fieldOf)
    if (!columns.includes('tenantId') && !columns.includes('defaultDomain')) throw new AppFailure({ kind: 'invalid', code: 'own.noColumns' })
    const edits = new Map<TenantId, OwnEdit>()
    const left: LeftLine[] = []
    const slices = createSlices()
    for (const { line, cells } of lines) {
      const read = this.#lineOf(columns, cells)
      const problem = 'problem' in read ? read : edits.has(read.id) ? ({ problem: 'twice', value: read.id } as const) : undefined
      if (problem !== undefined) left.push({ id: String(line), problem: problem.problem, value: problem.value.slice(0, 100), cells })
      else if ('id' in read) edits.set(read.id, read.edit)
      const pause = slices.pause()
      if (pause !== undefined) await pause
    }
    this.#plan = { id: newId(), file, header, edits, left }
    const changes = [...edits].flatMap(([id, edit]) => {
      const [before, after] = [book.get(id), book.edited(book.get(id), edit)]
      return sameOwn(before, after) ? [] : [{ tenantId: id, name: customer(id)?.name ?? id, before, after }]
    })
    return {
      importId: this.#plan.id, file, encoding, separator, total: edits.size,
      unknown: [...edits.keys()].filter((id) => customer(id) === undefined).length,
      changed: changes.length, changes: changes.slice(0, mostShown),
      failed: left.length, errors: left.slice(0, mostShown).map(({ id, problem, value }) => ({ line: Number(id), problem, value }))
    }
  }

  #lineOf(columns: readonly (Field | undefined)[], cells: readonly string[]): { readonly id: TenantId; readonly edit: OwnEdit } | { readonly problem: Exclude<OwnImportProblem, 'twice'>; readonly value: string } {
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
    const [favourite, tags, aliases, note] = [favouriteOf(at('favourite')), labelsOf(at('tags')), labelsOf(at('aliases')), at('note')]
    if (favourite === 'neither') return { problem: 'favourite', value: at('favourite')?.trim() ?? '' }
    const tooMuch = tooMuchOf(tags, ownLimits.tags, ownLimits.tag) ?? tooMuchOf(aliases, ownLimits.aliases, ownLimits.alias) ?? (note !== undefined && note.length > ownLimits.note ? note : undefined)
    if (tooMuch !== undefined) return { problem: 'tooMuch', value: tooMuch }
    return { id, edit: { favourite, tags, aliases, note } }
  }
}

function labelsOf(cell: string | undefined): string[] | undefined {
  return cell?.split(';').map((one) => one.trim()).filter((one) => one !== '')
}

/** The first label that is longer than is kept, or that is one too many. */
function tooMuchOf(labels: readonly string[] | undefined, most: number, longest: number): string | undefined {
  return labels?.find((label) => [...label].length > longest) ?? labels?.[most]
}

function favouriteOf(cell: string | undefined): boolean | 'neither' | undefined {
  if (cell === undefined) return undefined
  const word = cell.trim().toLowerCase()
  if (['yes', 'y', 'ja', 'j', 'true', 'wahr', '1', 'x'].includes(word)) return true
  return ['', 'no', 'n', 'nein', 'false', 'falsch', '0', '-'].includes(word) ? false : 'neither'
}

function fieldOf(header: string): Field | undefined {
  const name = header.trim().toLowerCase()
  const column = Object.values(headers).flatMap((names) => names.flatMap((one, at) => (one.toLowerCase() === name ? [at] : [])))[0]
  return column === undefined ? undefined : fields[column]
}
