/** Several rows of a grid can be chosen: with Space or Ctrl and a click one, with Shift a range, with Ctrl+A all, and Escape lets go of them. */
export interface GridChoice {
  readonly has: (index: number) => boolean
  readonly toggle: (index: number) => void
  /** All rows between the two, both included; what was chosen before stays. */
  readonly range: (from: number, to: number) => void
  readonly all: () => void
  readonly none: () => void
}

interface Key {
  readonly key: string
  readonly shiftKey: boolean
  readonly mod: boolean
}

/** What a key does with the choice at row `index`; `undefined`: nothing. */
export function choiceOf({ key, shiftKey, mod }: Key, choice: GridChoice, anchor: number, index: number): (() => void) | undefined {
  if (mod) return key.toLowerCase() === 'a' ? choice.all : undefined
  if (key === ' ') return shiftKey ? () => choice.range(anchor, index) : () => choice.toggle(index)
  return key === 'Escape' ? choice.none : undefined
}
