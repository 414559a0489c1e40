import type { Translator } from '../../../i18n/translator'

/** Labels as they are typed: one after the other, with commas between. */
export const labelsIn = (text: string): readonly string[] => text.split(',').map(one => one.trim()).filter(one => one !== '')

interface Room {
  /** Characters of one. */
  readonly longest: number
  readonly most: number
  /** How many are there already. */
  readonly taken?: number
}

/** Why these labels cannot all be kept: nothing is cut, and none is left out. `undefined`: they can. */
export function tooMuch(t: Translator['t'], labels: readonly string[], { longest, most, taken = 0 }: Room): string | undefined {
  const long = labels.find(one => [...one].length > longest)
  if (long !== undefined) return t('customers.own.tooLong', { label: long, most: longest })
  return labels.length > 0 && taken + labels.length > most ? t('customers.own.tooMany', { most }) : undefined
}
