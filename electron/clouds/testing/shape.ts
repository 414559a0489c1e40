type Types = Map<string, Set<string>>

const typeOf = (value: unknown): string => {
  if (value === null || value === undefined) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}

const collect = (value: unknown, path: string, found: Types): Types => {
  if (path !== '') found.set(path, (found.get(path) ?? new Set()).add(typeOf(value)))
  if (Array.isArray(value)) for (const one of value) collect(one, path, found)
  else if (typeof value === 'object' && value !== null) for (const [name, part] of Object.entries(value)) collect(part, path === '' ? name : `${path}.${name}`, found)
  return found
}

const parentOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('.'), 0))
/** Names hold dots of their own: `@odata.type`. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null).replaceAll('"@odata.', '"@odata-'))
const same = (path: string): string => path.replaceAll('@odata.', '@odata-')
/** Says where a collection's description is, and differs with what is selected. */
const noise = /(?:^|\.)@odata-(?:context|nextLink)$/u

/**
 * In what the shape of an answer differs from that of the documented one: fields that are not documented, documented ones that are absent (beside
 * `sometimes`), and other types. Items of a list count together; null is of every type.
 */
export const shapeDifferences = (documented: unknown, answered: unknown, sometimes: readonly string[] = []): readonly string[] => {
  const [wanted, given] = [collect(plain(documented), '', new Map()), collect(plain(answered), '', new Map())]
  const optional = new Set(sometimes.map(same))
  const differences: string[] = []
  for (const [path, types] of given) {
    if (noise.test(path)) continue
    const known = wanted.get(path)
    if (known === undefined) {
      // Where an example is null or an empty list, nothing is said of what it may hold.
      if (hasParts(wanted, parentOf(path))) differences.push(`${path}: not documented`)
      continue
    }
    const other = [...types].filter((type) => type !== 'null' && type !== 'list' && !known.has(type) && !onlyNull(known) && type !== 'object')
    if (other.length > 0) differences.push(`${path}: ${other.join(', ')} instead of ${[...known].join(', ')}`)
  }
  for (const path of wanted.keys()) {
    if (noise.test(path) || given.has(path) || optional.has(path)) continue
    if (hasParts(given, parentOf(path))) differences.push(`${path}: absent`)
  }
  return differences.toSorted()
}

const onlyNull = (types: ReadonlySet<string>): boolean => [...types].every((type) => type === 'null' || type === 'list')

/** Whether anything below this path was seen, so that its parts can be compared. */
function hasParts(types: Types, path: string): boolean {
  if (path === '') return true
  for (const one of types.keys()) if (one.startsWith(`${path}.`)) return true
  return false
}
