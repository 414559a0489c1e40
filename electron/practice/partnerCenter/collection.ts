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
 * Answers a collection page by page: `size` (0 = everything), then the continuation token of `links.next` as a header with
 * `seekOperation=Next`.
 * @param total of the whole collection, when it is known without counting
 */
export function answerCollection(context: PartnerCenterContext, source: Source, total?: number): Response {
  const size = sizeOf(context)
  const position = positionOf(context)
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

function positionOf(context: PartnerCenterContext): number {
  const token = context.req.header('ms-continuationtoken')
  if (token === undefined) return 0
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
