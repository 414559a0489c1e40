import { textAt } from './filter'
import { badRequest, GraphError } from './graphError'
import type { GraphContext } from './guard'

type Fits = (record: unknown) => boolean

/** `"property:value"`, or one of the words between two of them. */
const PART = /\s*(?:"((?:[^"\\]|\\.)*)"|(AND|OR)(?=\s))/y

/**
 * What `$search` asks for: `"displayName:ann" OR "userPrincipalName:ann"`; AND binds closer than OR. Needs the header
 * `ConsistencyLevel: eventual`, as at Microsoft.
 * @throws GraphError 400
 */
export function searchOf(context: GraphContext, searchable: readonly string[] | undefined): Fits | undefined {
  const text = context.req.query('$search')
  if (text === undefined) return undefined
  if (searchable === undefined) throw new GraphError(400, 'Request_UnsupportedQuery', 'Search is not supported here.')
  if (context.req.header('consistencylevel')?.toLowerCase() !== 'eventual') {
    throw new GraphError(400, 'Request_UnsupportedQuery', "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'")
  }
  const groups = groupsOf(partsOf(text), searchable)
  return (record) => groups.some((clauses) => clauses.every((fits) => fits(record)))
}

interface Part {
  readonly clause?: string
  readonly joint?: string
}

function partsOf(text: string): readonly Part[] {
  const parts: Part[] = []
  const pattern = new RegExp(PART)
  let end = 0
  while (end < text.trimEnd().length) {
    pattern.lastIndex = end
    const match = pattern.exec(text)
    if (!match) throw syntaxError()
    parts.push(match[1] === undefined ? { joint: match[2] ?? '' } : { clause: match[1].replaceAll(/\\(.)/g, '$1') })
    end = pattern.lastIndex
  }
  return parts
}

/** Clauses joined by AND, in groups joined by OR. */
function groupsOf(parts: readonly Part[], searchable: readonly string[]): readonly (readonly Fits[])[] {
  const groups: Fits[][] = [[]]
  for (const [index, { clause, joint }] of parts.entries()) {
    if ((index % 2 === 0) !== (clause !== undefined)) throw syntaxError()
    if (clause !== undefined) groups.at(-1)?.push(clauseOf(clause, searchable))
    else if (joint === 'OR') groups.push([])
  }
  if (parts.length % 2 === 0) throw syntaxError()
  return groups
}

function clauseOf(clause: string, searchable: readonly string[]): Fits {
  const [property = '', ...rest] = clause.split(':')
  const value = rest.join(':').trim().toLowerCase()
  if (!searchable.includes(property) || value === '') throw badRequest(`The property '${property}' cannot be searched.`)
  // Names are found by the beginning of any of their words, everything else by its own beginning.
  if (property !== 'displayName') return (record) => textAt(record, property).toLowerCase().startsWith(value)
  const wanted = wordsOf(value)
  return (record) => {
    const words = wordsOf(textAt(record, property).toLowerCase())
    return wanted.every((one) => words.some((word) => word.startsWith(one)))
  }
}

const wordsOf = (text: string): readonly string[] => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')

const syntaxError = (): GraphError => badRequest('Syntax error: the $search clause is not valid.')
