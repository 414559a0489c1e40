import { ownLimits } from '../../contract/own'
import { cleanLabel } from '../../domain/ownData'
import { foldText } from '../../lib/foldText'

/** Two labels with the same key are the same: case and accents do not count. */
export const labelKey = (label: string): string => foldText(label)

function cleanLabels(texts: readonly string[], longest: number, most: number): readonly string[] {
  const labels = new Map<string, string>()
  for (const text of texts) {
    const label = cleanLabel(text, longest)
    const key = labelKey(label)
    if (key !== '' && !labels.has(key)) labels.set(key, label)
  }
  return [...labels.values()].slice(0, most)
}

/** Tags as they are kept: clean, none twice, not more than allowed. */
export const cleanTags = (texts: readonly string[]): readonly string[] => cleanLabels(texts, ownLimits.tag, ownLimits.tags)
export const cleanAliases = (texts: readonly string[]): readonly string[] => cleanLabels(texts, ownLimits.alias, ownLimits.aliases)
