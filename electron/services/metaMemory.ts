import type { z } from 'zod'
import type { Store } from '../store/types'

interface MetaRecord {
  readonly id: string
  readonly value: unknown
}

export type MetaStore = Pick<Store<{ readonly meta: MetaRecord }>, 'read' | 'update'>

/** Where the last answer to one question is kept. */
export interface MetaMemory<T> {
  read(): T | undefined
  write(value: T): Promise<void>
}

/** Keeps one value in the store's `meta` table; what an older version wrote differently counts as never read. */
export const createMetaMemory = <T>(store: MetaStore, id: string, schema: z.ZodType<T>): MetaMemory<T> => ({
  read() {
    const parsed = schema.safeParse(store.read('meta').get(id)?.value)
    return parsed.success ? parsed.data : undefined
  },
  write: (value) =>
    store.update(({ meta }) => {
      meta.put({ id, value })
    })
})
