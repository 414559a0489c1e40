import { meets, parseFilter, textAt, type Filter } from './filter'
import { GraphError, badRequest } from './graphError'
import type { GraphContext } from './guard'
import { searchOf } from './search'

/** A record in its form on the wire. */
export type Wire = Readonly<Record<string, unknown>>

/** Records from a position on, each with the position after it. */
export type Source = (position: number) => Iterable<readonly [record: Wire, next: number]>

export interface CollectionOptions {
  /** After `$metadata#`, for example `users` */
  readonly name: string
  /** The largest `$top`. */
  readonly most: number
  /** What a record shows when nothing is selected; default everything. */
  readonly shown?: readonly string[]
  /** Records of several kinds: each shows those of the wanted properties that it has. */
  readonly mixed?: boolean
  readonly refuseFilter?: boolean
  /** `$top` is refused, and as many come as there are, up to the most. */
  readonly unpaged?: boolean
  /** Properties that `$search` may name; absent: it cannot be searched. */
  readonly searchable?: readonly string[]
}

export function listSource(records: readonly Wire[]): Source {
  return function* (position) {
    for (let index = position; index < records.length; index += 1) yield [records[index] ?? {}, index + 1]
  }
}

/**
 * Answers a collection with `$filter`, `$search`, `$orderby`, `$top`, `$select`, `$count` and `$skiptoken`. `@odata.nextLink` stands
 * only where there is more.
 */
export function answerCollection(context: GraphContext, source: Source, options: CollectionOptions): Response {
  const filter = filterOf(context, options)
  const search = searchOf(context, options.searchable)
  const matching: Source = filter || search ? filtered(source, (record) => (!filter || meets(filter, record)) && (!search || search(record))) : source
  const ordered = orderedSource(context, matching)
  const position = positionOf(context)
  const { records, next } = takePage(ordered, position, topOf(context, options))
  return context.json({
    '@odata.context': metadataUrl(context, options.name),
    ...(context.req.query('$count') === 'true' ? { '@odata.count': countOf(ordered) } : {}),
    ...(next === undefined ? {} : { '@odata.nextLink': nextLink(context, next) }),
    value: records.map((record) => selected(context, record, options))
  })
}

/** Answers one record with `$select`. */
export function answerEntity(context: GraphContext, record: Wire, name: string, shown?: readonly string[]): Response {
  return context.json({ '@odata.context': metadataUrl(context, `${name}/$entity`), ...selected(context, record, { shown }) })
}

/** The `$filter` of the request. @throws GraphError 400 */
export function filterOf(context: GraphContext, options?: Pick<CollectionOptions, 'refuseFilter'>): Filter | undefined {
  const text = context.req.query('$filter')
  if (text === undefined) return undefined
  if (options?.refuseFilter) throw new GraphError(400, 'Request_UnsupportedQuery', 'Filter is not supported here.')
  return parseFilter(text)
}

export function metadataUrl(context: GraphContext, name: string): string {
  const { origin, pathname } = new URL(context.req.url)
  return `${origin}${pathname.startsWith('/v1.0/') ? '/v1.0' : ''}/$metadata#${name}`
}

/** Where something is found that a POST to this address made. */
export function locationOf(context: GraphContext, id: string): string {
  return `${new URL(context.req.url).origin}${context.req.path}/${id}`
}

function filtered(source: Source, fits: (record: Wire) => boolean): Source {
  return function* (position) {
    for (const entry of source(position)) if (fits(entry[0])) yield entry
  }
}

function orderedSource(context: GraphContext, source: Source): Source {
  const text = context.req.query('$orderby') ?? context.req.query('$orderBy')
  if (text === undefined) return source
  const orders = text.split(',').map(orderOf)
  const keyed = Array.from(source(0), ([record]) => ({ record, keys: orders.map(({ path }) => textAt(record, path).toLowerCase()) }))
  return listSource(keyed.toSorted((a, b) => compareKeys(a.keys, b.keys, orders)).map(({ record }) => record))
}

interface Order {
  readonly path: string
  readonly sign: 1 | -1
}

function orderOf(clause: string): Order {
  const [path = '', direction = 'asc', ...rest] = clause.trim().split(/\s+/)
  if (path === '' || (direction !== 'asc' && direction !== 'desc') || rest.length > 0) throw badRequest('The $orderby clause is not valid.')
  return { path, sign: direction === 'asc' ? 1 : -1 }
}

function compareKeys(a: readonly string[], b: readonly string[], orders: readonly Order[]): number {
  for (const [index, { sign }] of orders.entries()) {
    const left = a[index] ?? ''
    const right = b[index] ?? ''
    if (left !== right) return left < right ? -sign : sign
  }
  return 0
}

function takePage(source: Source, position: number, top: number): { readonly records: readonly Wire[]; readonly next: number | undefined } {
  const records: Wire[] = []
  let next = position
  for (const [record, after] of source(position)) {
    // One more than wanted tells that there is another page.
    if (records.length === top) return { records, next }
    records.push(record)
    next = after
  }
  return { records, next: undefined }
}

function countOf(source: Source): number {
  let count = 0
  for (const _ of source(0)) count += 1
  return count
}

function topOf(context: GraphContext, { most, unpaged }: CollectionOptions): number {
  const text = context.req.query('$top')
  if (unpaged === true && text !== undefined) throw new GraphError(400, 'Request_UnsupportedQuery', 'Custom page sizes are not supported here.')
  if (unpaged === true) return most
  if (text === undefined) return Math.min(most, 100)
  const top = Number(text)
  if (!Number.isInteger(top) || top < 1 || top > most) throw badRequest(`Invalid page size specified: '${text}'. Must be between 1 and ${most} inclusive.`)
  return top
}

function positionOf(context: GraphContext): number {
  const token = context.req.query('$skiptoken') ?? context.req.query('$skipToken')
  if (token === undefined) return 0
  const position = Number(/^p(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1])
  if (Number.isNaN(position)) throw new GraphError(400, 'Directory_ExpiredPageToken', 'The specified page token value has expired or is not valid.')
  return position
}

function nextLink(context: GraphContext, next: number): string {
  const url = new URL(context.req.url)
  url.searchParams.delete('$skipToken')
  url.searchParams.set('$skiptoken', Buffer.from(`p${next}`).toString('base64url'))
  return url.href
}

function selected(context: GraphContext, record: Wire, { shown, mixed = false }: { readonly shown?: readonly string[] | undefined; readonly mixed?: boolean }): Wire {
  const wanted = context.req.query('$select')?.split(',').map((name) => name.trim()) ?? shown
  if (!wanted) return record
  const unknown = wanted.find((name) => !(name in record))
  if (unknown !== undefined && !mixed) throw badRequest(`Could not find a property named '${unknown}'.`)
  const marks = Object.keys(record).filter((name) => name.startsWith('@odata.'))
  return Object.fromEntries([...marks, ...wanted].filter((name) => name in record).map((name) => [name, record[name]]))
}
