import { GraphError } from './graphError'

/** A condition on a record, as `$filter` has it. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly of: Filter }
  | { readonly kind: 'compare'; readonly path: string; readonly operator: string; readonly value: Literal }
  | { readonly kind: 'startsWith'; readonly path: string; readonly value: Literal }
  | { readonly kind: 'in'; readonly path: string; readonly values: readonly Literal[] }

type Literal = string | number | boolean | null

const TOKEN = /\s*(?:('(?:[^']|'')*')|([()])|(,)|([A-Za-z_@][\w./@]*)|([\d][\w:.+-]*))/y
/** Brackets and `not` within each other; more than any real filter has, and far from the end of the stack. */
const DEEPEST = 50
const OPERATORS: ReadonlySet<string> = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le'])

/** Reads `and`, `or`, `not`, brackets, comparisons, `in` and `startsWith`. @throws GraphError 400 for anything else */
export function parseFilter(text: string): Filter {
  const tokens = tokensOf(text)
  let at = 0
  let depth = 0
  const take = (): string => tokens[at++] ?? ''
  const expect = (wanted: string): void => {
    if (take() !== wanted) throw unsupported()
  }
  const parseOr = (): Filter => {
    let left = parseAnd()
    while (tokens[at] === 'or') {
      at += 1
      left = { kind: 'or', left, right: parseAnd() }
    }
    return left
  }
  const parseAnd = (): Filter => {
    let left = parseOne()
    while (tokens[at] === 'and') {
      at += 1
      left = { kind: 'and', left, right: parseOne() }
    }
    return left
  }
  const parseOne = (): Filter => {
    const first = take()
    if (first === 'not' || first === '(') return parseNested(first)
    return first.toLowerCase() === 'startswith' ? parseStartsWith() : parseComparison(first)
  }
  const parseNested = (first: 'not' | '('): Filter => {
    depth += 1
    if (depth > DEEPEST) throw unsupported()
    const inner = first === 'not' ? parseOne() : parseOr()
    depth -= 1
    if (first === 'not') return { kind: 'not', of: inner }
    expect(')')
    return inner
  }
  const parseStartsWith = (): Filter => {
    expect('(')
    const path = take()
    expect(',')
    const value = literalOf(take())
    expect(')')
    return { kind: 'startsWith', path, value }
  }
  const parseComparison = (path: string): Filter => {
    const operator = take()
    if (operator === 'in') return { kind: 'in', path, values: parseList() }
    if (!OPERATORS.has(operator) || !/^[A-Za-z_]/.test(path)) throw unsupported()
    return { kind: 'compare', path, operator, value: literalOf(take()) }
  }
  const parseList = (): readonly Literal[] => {
    expect('(')
    const values = [literalOf(take())]
    while (tokens[at] === ',') {
      at += 1
      values.push(literalOf(take()))
    }
    expect(')')
    return values
  }
  const filter = parseOr()
  if (at !== tokens.length) throw unsupported()
  return filter
}

/** The value that a path must equal for the filter to hold, when the filter says so plainly. */
export function requiredValue(filter: Filter | undefined, path: string): string | undefined {
  if (!filter) return undefined
  if (filter.kind === 'and') return requiredValue(filter.left, path) ?? requiredValue(filter.right, path)
  return filter.kind === 'compare' && filter.operator === 'eq' && filter.path === path && typeof filter.value === 'string' ? filter.value : undefined
}

/** Whether the record, in its form on the wire, meets the filter. Text is compared without regard to case, as Graph does. */
export function meets(filter: Filter, record: unknown): boolean {
  switch (filter.kind) {
    case 'and':
      return meets(filter.left, record) && meets(filter.right, record)
    case 'or':
      return meets(filter.left, record) || meets(filter.right, record)
    case 'not':
      return !meets(filter.of, record)
    case 'startsWith':
      return textAt(record, filter.path).toLowerCase().startsWith(String(filter.value).toLowerCase())
    case 'in':
      return filter.values.some((value) => compares(valueAt(record, filter.path), 'eq', value))
    case 'compare':
      return compares(valueAt(record, filter.path), filter.operator, filter.value)
  }
}

/** A value inside a record by a path such as `customer/tenantId`. @throws GraphError 400 when the record has no such property */
/** What is compared as text; nothing, and what is no single value, counts as empty. */
export function textAt(record: unknown, path: string): string {
  const value = valueAt(record, path)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

export function valueAt(record: unknown, path: string): unknown {
  let value = record
  for (const step of path.split('/')) {
    if (value === null || value === undefined) return undefined
    if (typeof value !== 'object' || !(step in value)) throw new GraphError(400, 'Request_BadRequest', `Could not find a property named '${step}'.`)
    value = (value as Readonly<Record<string, unknown>>)[step]
  }
  return value
}

function compares(actual: unknown, operator: string, wanted: Literal): boolean {
  const left = typeof actual === 'string' ? actual.toLowerCase() : (actual ?? null)
  const right = typeof wanted === 'string' ? wanted.toLowerCase() : wanted
  if (operator === 'eq') return left === right
  if (operator === 'ne') return left !== right
  if (left === null || right === null || typeof left !== typeof right) return false
  if (operator === 'gt') return left > right
  if (operator === 'ge') return left >= right
  return operator === 'lt' ? left < right : left <= right
}

function tokensOf(text: string): string[] {
  const tokens: string[] = []
  const pattern = new RegExp(TOKEN)
  let end = 0
  while (end < text.trimEnd().length) {
    pattern.lastIndex = end
    const match = pattern.exec(text)
    if (!match) throw unsupported()
    tokens.push(match[0].trim())
    end = pattern.lastIndex
  }
  return tokens
}

function literalOf(token: string): Literal {
  if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'")
  if (token === 'true' || token === 'false') return token === 'true'
  if (token === 'null') return null
  if (/^\d+$/.test(token)) return Number(token)
  if (/^[\da-f-]{36}$/i.test(token)) return token
  // As records have it, with milliseconds, so that moments compare as text.
  if (/^\d{4}-\d\d-\d\d/.test(token) && !Number.isNaN(Date.parse(token))) return new Date(token).toISOString()
  throw unsupported()
}

function unsupported(): GraphError {
  return new GraphError(400, 'Request_UnsupportedQuery', 'Unsupported or invalid query filter clause specified.')
}
