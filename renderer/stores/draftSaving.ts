import type { DraftCore, DraftStore } from './draft'
import { choicesLeft, noChoices } from './draftChoices'
import { keepLink, sameText, textOf } from './draftText'

/** Longest time between a key and its save, in milliseconds. */
export const saveDelay = 300

interface Saving {
  /** Sees to it that what is not saved yet will be. */
  readonly plan: () => void
  readonly actions: Pick<DraftStore, 'type' | 'choose' | 'flush' | 'receive' | 'measureAgain'>
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
    while (!get().saved) {
      const { text: sent, choices: sentChoices, offer: known } = get()
      // Words that nobody touched are not sent: they would count as the technician's own, and the template could not follow the choices.
      const untouched = sameText(sent, known)
      const result = await calls['offers.edit']({ offerId, ...(!untouched && sent), ...sentChoices })
      if (!result.ok) {
        set({ error: result.error })
        return false
      }
      const choices = choicesLeft(get().choices, sentChoices)
      const still = sameText(get().text, sent)
      set({ offer: result.value, choices, saved: still && noChoices(choices), error: undefined, ...(untouched && still && { text: textOf(result.value) }) })
    }
    return true
  }
  const flush = async (): Promise<boolean> => {
    clearTimeout(timer)
    timer = undefined
    const wasSaved = get().saved
    writing ??= write().finally(() => { writing = undefined })
    const kept = await writing
    // Nobody waits for this: whoever flushes goes on with what is kept, before another key can be pressed.
    if (kept && !wasSaved) void measureAgain()
    return kept
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
        set({ text, saved: writing === undefined && sameText(text, get().offer) && noChoices(get().choices), handedOver: undefined })
        plan()
      },
      choose: patch => {
        set({ choices: { ...get().choices, ...patch }, saved: false, handedOver: undefined })
        plan()
      },
      receive: offer => {
        const { saved, offer: held, text } = get()
        // An answer that is older than our last save must not bring back an older text.
        if (offer.updatedAt < held.updatedAt) return
        if (saved && writing === undefined) set({ offer, text: textOf(offer) })
        else {
          // The link may have come while somebody types: it goes into what is typed, and the save that is due carries it.
          const news = held.link === undefined ? keepLink(text, offer) : text
          set({ offer: { ...offer, ...textOf(held) }, text: news })
        }
      }
    }
  }
}
