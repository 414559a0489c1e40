import type { PartnerCenterContext } from './guard'
import { PartnerCenterError, invalid } from './partnerCenterError'

export type Wire = Readonly<Record<string, unknown>>

/** Records from a position on, each with the position after it. */
export type Source = (position: number) => Iterable<readonly [record: Wire, next: number]>

const MOST = 500

export function listSource(records: readonly Wire[]): Source {
  return function* (position) {
    for (let index = position; index < records.length; index += 1) yield [records[index] ?? {}, index + 1]
  }
}

/**
 * Answers a collection page by page: `size` (0 = everything) from record `offset` on, or the continuation token of
 * `links.next` as a header with `seekOperation=Next`; `First`, `Last`, `Previous` and `PageIndex` are understood as well.
 * @param total of the whole collection, when it is known without counting
 */
export function answerCollection(context: PartnerCenterContext, source: Source, total?: number): Response {
  const size = sizeOf(context)
  const position = positionOf(context, source, size)
  const { items, next } = takePage(source, position, size)
  return context.json({
    totalCount: total ?? countOf(source),
    items,
    links: { self: { uri: ownUri(context), method: 'GET', headers: [] }, ...(next === undefined ? {} : { next: nextLink(context, next) }) },
    attributes: { objectType: 'Collection' }
  })
}

function takePage(source: Source, position: number, size: number): { readonly items: readonly Wire[]; readonly next: number | undefined } {
  const items: Wire[] = []
  let next = position
  for (const [record, after] of source(position)) {
    if (items.length === size) return { items, next }
    items.push(record)
    next = after
  }
  return { items, next: undefined }
}

function countOf(source: Source): number {
  let count = 0
  for (const _ of source(0)) count += 1
  return count
}

function sizeOf(context: PartnerCenterContext): number {
  const text = context.req.query('size') ?? String(MOST)
  const size = Number(text)
  if (!Number.isInteger(size) || size < 0 || size > MOST) throw invalid(`The size '${text}' is not between 0 and ${MOST}.`)
  return size === 0 ? Number.POSITIVE_INFINITY : size
}

const SEEK_OPERATIONS: ReadonlySet<string> = new Set(['next', 'previous', 'first', 'last', 'pageindex'])

/** Where the page begins that is asked for. */
function positionOf(context: PartnerCenterContext, source: Source, size: number): number {
  const operation = (context.req.query('seekOperation') ?? 'Next').toLowerCase()
  if (!SEEK_OPERATIONS.has(operation)) throw invalid('The seekOperation must be Next, Previous, First, Last or PageIndex.')
  if (operation === 'first') return 0
  const following = tokenPosition(context)
  if (operation === 'last') return startOfPage(source, (count) => count - size)
  if (following === undefined || operation === 'pageindex') {
    const offset = offsetOf(context)
    // The first page is what is asked for most; it needs no look at all the others.
    return offset === 0 ? 0 : startOfPage(source, () => offset)
  }
  if (operation === 'next') return following
  // The token names the page after the one that the caller has.
  return startOfPage(source, () => ordinalOf(source, following) - 2 * size)
}

/** The position of a record by its number in the collection; the end, when there are fewer. */
function startOfPage(source: Source, ordinal: (count: number) => number): number {
  let count = 0
  let end = 0
  const starts: number[] = []
  for (const [, next] of source(0)) {
    starts.push(end)
    end = next
    count += 1
  }
  const wanted = ordinal(count)
  return wanted <= 0 || Number.isNaN(wanted) ? 0 : (starts[wanted] ?? end)
}

function ordinalOf(source: Source, position: number): number {
  let ordinal = 0
  for (const [, next] of source(0)) {
    if (next > position) return ordinal
    ordinal += 1
  }
  return ordinal
}

function offsetOf(context: PartnerCenterContext): number {
  const text = context.req.query('offset') ?? '0'
  if (!/^\d{1,9}$/.test(text)) throw invalid(`The offset '${text}' is not a whole number.`)
  return Number(text)
}

function tokenPosition(context: PartnerCenterContext): number | undefined {
  const token = context.req.header('ms-continuationtoken')
  if (token === undefined) return undefined
  const position = Number(/^p(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1])
  if (Number.isNaN(position)) throw new PartnerCenterError(400, '3000', 'The continuation token is not valid.')
  return position
}

/** Path and query from the resource on, as Partner Center writes its links. */
function ownUri(context: PartnerCenterContext): string {
  const { pathname, search } = new URL(context.req.url)
  return pathname.replace(/^\/v1(?=\/)/, '') + search
}

function nextLink(context: PartnerCenterContext, next: number): Wire {
  const [path, search = ''] = ownUri(context).split('?')
  const query = new URLSearchParams(search)
  query.set('seekOperation', 'Next')
  return { uri: `${path}?${query.toString()}`, method: 'GET', headers: [{ key: 'MS-ContinuationToken', value: Buffer.from(`p${next}`).toString('base64url') }] }
}
