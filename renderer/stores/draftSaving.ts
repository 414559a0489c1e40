import type { DraftCore, DraftStore } from './draft'
import { sameText, textOf } from './draftText'

/** Longest time between a key and its save, in milliseconds. */
export const saveDelay = 300

interface Saving {
  /** Sees to it that what is not saved yet will be. */
  readonly plan: () => void
  readonly actions: Pick<DraftStore, 'type' | 'flush' | 'receive' | 'measureAgain'>
}

/** Keeps what is typed: after a short delay, at once when asked, one write at a time (capabilities 4.9). */
export function createSaving({ calls, offerId, get, set }: DraftCore): Saving {
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<boolean> | undefined

  const measureAgain = async (): Promise<void> => {
    const result = await calls['offers.measure']({ offerId })
    if (result.ok) set({ measure: result.value })
  }
  const write = async (): Promise<boolean> => {
    const wasSaved = get().saved
    while (!get().saved) {
      const sent = get().text
      const result = await calls['offers.edit']({ offerId, ...sent })
      if (!result.ok) {
        set({ error: result.error })
        return false
      }
      set({ offer: result.value, saved: sameText(get().text, sent), error: undefined })
    }
    if (!wasSaved) await measureAgain()
    return true
  }
  const flush = async (): Promise<boolean> => {
    clearTimeout(timer)
    timer = undefined
    writing ??= write().finally(() => { writing = undefined })
    return writing
  }
  const plan = (): void => {
    // The first key starts the clock, so that somebody who types without a pause is saved as well.
    timer ??= setTimeout(() => { void flush() }, saveDelay)
  }
  return {
    plan,
    actions: {
      flush,
      measureAgain,
      type: patch => {
        const text = { ...get().text, ...patch }
        // While a write is under way its text, not the last known one, is what will be kept: so this must be saved too.
        set({ text, saved: writing === undefined && sameText(text, get().offer), handedOver: undefined })
        plan()
      },
      receive: offer => {
        const { saved, offer: held } = get()
        // An answer that is older than our last save must not bring back an older text.
        if (offer.updatedAt < held.updatedAt) return
        if (saved && writing === undefined) set({ offer, text: textOf(offer) })
        else set({ offer: { ...offer, ...textOf(held) } })
      }
    }
  }
}
