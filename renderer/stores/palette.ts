import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CustomerRow } from '../../electron/contract/customer'
import type { AppError } from '../../electron/contract/errors'
import type { Bridge } from '../bridge'

/** Quick find (capabilities 3.4): what was typed and the customers that fit. */
export interface PaletteStore {
  readonly open: boolean
  readonly text: string
  readonly rows: readonly CustomerRow[]
  /** The text that the rows answer; absent before the first answer. While it is another one than `text`, they are of before. */
  readonly answered: string | undefined
  readonly total: number
  readonly error: AppError | undefined
  /** Enter was pressed before the box was there: it counts as soon as it is. */
  readonly enteredEarly: boolean
  show(): void
  hide(): void
  type(text: string): void
  enterEarly(): void
}

/** Few rows: a list one reads while typing, not one to scroll through. */
const limit = 30

/** @param nextFrame asks for a call before the next paint, so that fast typing asks once a frame. */
export function createPaletteStore(bridge: Bridge, nextFrame: (run: () => void) => void): StoreApi<PaletteStore> {
  return createStore<PaletteStore>((set, get) => {
    let newest = 0
    let planned = false
    const search = async (): Promise<void> => {
      planned = false
      newest += 1
      const mine = newest
      const text = get().text
      const result = await bridge.calls['customers.search']({ text, limit })
      // An answer that was overtaken by a newer question would make the list jump back.
      if (mine !== newest || !get().open) return
      if (result.ok) set({ rows: result.value.rows, total: result.value.total, answered: text, error: undefined })
      else set({ rows: [], total: 0, answered: text, error: result.error })
    }
    const plan = (): void => {
      if (planned) return
      planned = true
      nextFrame(() => { void search() })
    }
    return {
      open: false,
      text: '',
      rows: [],
      answered: undefined,
      total: 0,
      error: undefined,
      enteredEarly: false,
      show: () => {
        if (get().open) return
        set({ open: true, text: '', rows: [], answered: undefined, total: 0, error: undefined, enteredEarly: false })
        plan()
      },
      hide: () => set({ open: false }),
      enterEarly: () => set({ enteredEarly: true }),
      type: text => {
        set({ text: text.slice(0, 200) })
        plan()
      }
    }
  })
}
