import { z } from 'zod'
import { tenantIdSchema, type Instant, type TenantId } from '../../contract/ids'
import type { OwnData, OwnImportProblem, OwnImportState } from '../../contract/own'
import type { Store, WriteTable } from '../../store/types'
import type { Clock } from '../ports'

/** What the last import replaced in one customer's own data, and what it made of it. */
export interface UndoRecord {
  /** The tenant. */
  readonly id: string
  readonly before: OwnData
  readonly after: OwnData
}

/** A line of a file that could not be used, as it stood there. */
export interface LeftLine {
  /** Number of the line. */
  readonly id: string
  readonly problem: OwnImportProblem
  readonly value: string
  readonly cells: readonly string[]
}

interface MetaRecord {
  readonly id: string
  readonly value: unknown
}

export type ImportTables = { readonly ownUndo: UndoRecord; readonly ownLeft: LeftLine; readonly meta: MetaRecord }

interface ImportWriters {
  readonly ownUndo: WriteTable<UndoRecord>
  readonly ownLeft: WriteTable<LeftLine>
  readonly meta: WriteTable<MetaRecord>
}

/** A change that is written in the transaction of another. */
export type ImportChange = (tables: ImportWriters) => void

export interface LeftLines {
  readonly file: string
  readonly at: Instant
  readonly header: readonly string[]
  readonly lines: readonly LeftLine[]
}

/** An import can be taken back for so long. */
const undoForMs = 30 * 86_400_000
const mostShown = 200

const undoId = 'own.import'
const leftId = 'own.left'
const undoSchema = z.object({ file: z.string(), at: z.string(), changed: z.int() })
const leftSchema = z.object({ file: z.string(), at: z.string(), header: z.array(z.string()) })

/**
 * What is kept of the last import (capabilities 3.6): what it replaced, until the next import or for 30 days, and the lines that it could not
 * use, until they are given up or the next file is imported. In the technician's own store, so that neither a restart nor a crash takes it away.
 */
export class ImportMemory {
  readonly #store: Pick<Store<ImportTables>, 'read' | 'update'>
  readonly #clock: Clock

  constructor(store: Pick<Store<ImportTables>, 'read' | 'update'>, clock: Clock) {
    this.#store = store
    this.#clock = clock
  }

  state(): OwnImportState {
    const [undo, left] = [this.#undo(), this.left()]
    return {
      ...(undo !== undefined && { undo }),
      ...(left !== undefined && { left: { file: left.file, at: left.at, count: left.lines.length, lines: left.lines.slice(0, mostShown).map(({ id, problem, value }) => ({ line: Number(id), problem, value })) } })
    }
  }

  /** What the last import replaced; `undefined`: there is none, or it is too long ago. */
  replaced(): readonly UndoRecord[] | undefined {
    return this.#undo() === undefined ? undefined : [...this.#store.read('ownUndo').values()]
  }

  left(): LeftLines | undefined {
    const parsed = leftSchema.safeParse(this.#store.read('meta').get(leftId)?.value)
    if (!parsed.success) return undefined
    const lines = [...this.#store.read('ownLeft').values()].toSorted((a, b) => Number(a.id) - Number(b.id))
    return lines.length === 0 ? undefined : { ...parsed.data, lines }
  }

  /** Replaces everything that was kept of the import before. */
  imported(file: string, replaced: ReadonlyMap<TenantId, { readonly before: OwnData; readonly after: OwnData }>, header: readonly string[], lines: readonly LeftLine[]): ImportChange {
    const at = new Date(this.#clock.now()).toISOString()
    return (tables) => {
      forgetUndo(tables)
      forgetLeft(tables)
      for (const [id, { before, after }] of replaced) tables.ownUndo.put({ id, before, after })
      if (replaced.size > 0) tables.meta.put({ id: undoId, value: { file, at, changed: replaced.size } })
      for (const line of lines) tables.ownLeft.put(line)
      if (lines.length > 0) tables.meta.put({ id: leftId, value: { file, at, header } })
    }
  }

  undone(): ImportChange {
    return forgetUndo
  }

  async forgetLeft(): Promise<void> {
    if (this.left() !== undefined) await this.#store.update(forgetLeft)
  }

  /** Gives up what is too old to be taken back. */
  async tidy(): Promise<void> {
    if (this.#undo() === undefined && this.#store.read('ownUndo').size > 0) await this.#store.update(forgetUndo)
  }

  #undo(): z.output<typeof undoSchema> | undefined {
    const parsed = undoSchema.safeParse(this.#store.read('meta').get(undoId)?.value)
    return parsed.success && this.#clock.now() - Date.parse(parsed.data.at) <= undoForMs ? parsed.data : undefined
  }
}

const forgetUndo: ImportChange = ({ ownUndo, meta }) => {
  ownUndo.clear()
  meta.delete(undoId)
}

const forgetLeft: ImportChange = ({ ownLeft, meta }) => {
  ownLeft.clear()
  meta.delete(leftId)
}

/** The tenant of an undo record. */
export const tenantOf = ({ id }: UndoRecord): TenantId => tenantIdSchema.parse(id)
