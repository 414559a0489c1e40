export interface ComboboxOption {
  readonly value: string
  readonly label: string
}

/** Letters without marks and case, so that "osterreich" finds "Österreich". */
export const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim()

/** Options that fit what was typed: those that begin with it (or whose value it is) first, then those with a word that does, then any. */
export function comboboxMatches(options: readonly ComboboxOption[], typed: string): readonly ComboboxOption[] {
  const wanted = fold(typed)
  if (wanted === '') return options
  const ranked = options.map(option => ({ option, rank: rankOf(fold(option.label), fold(option.value), wanted) }))
  return ranked.filter(({ rank }) => rank < 3).toSorted((a, b) => a.rank - b.rank).map(({ option }) => option)
}

function rankOf(label: string, value: string, wanted: string): number {
  if (label.startsWith(wanted) || value === wanted) return 0
  if (label.split(/[\s(-]+/u).some(word => word.startsWith(wanted))) return 1
  return label.includes(wanted) ? 2 : 3
}
