import type { z } from 'zod'
import type { TenantId } from '../../contract/ids'
import type { Http, HttpAnswer, HttpRequest } from '../http'
import { keptAddress, nextAddress, shaped } from '../paging'
import { pageSchema } from './types'

/** What every call names: whose tenant, and how it is stopped. */
export interface GraphCall {
  readonly tenantId: TenantId
  readonly signal?: AbortSignal | undefined
  readonly patience?: HttpRequest['patience']
  readonly headers?: Readonly<Record<string, string>>
  /** For a write whose trace is on record before it is sent; absent: each try has one of its own. */
  readonly correlationId?: string
  readonly quiet?: boolean
  readonly waiting?: HttpRequest['waiting'] | undefined
}

/** One page of a collection. */
export interface GraphPage<T> {
  readonly items: readonly T[]
  /** With `$count=true`: all that there are. */
  readonly total?: number
  /** The address of the next page below the service's host: good also where the cloud came back elsewhere. */
  readonly next?: string
}

export interface GraphClient {
  get<T>(schema: z.ZodType<T>, path: string, call: GraphCall): Promise<T>
  /** All pages of a collection, one after the other. */
  pages<T>(schema: z.ZodType<T>, path: string, call: GraphCall): AsyncGenerator<readonly T[], void>
  /** The first page of a collection (`path`), or the one whose address a page gave (`next`). */
  page<T>(schema: z.ZodType<T>, from: { readonly path: string } | { readonly next: string }, call: GraphCall): Promise<GraphPage<T>>
  /** All items of a collection that is known to be small. */
  all<T>(schema: z.ZodType<T>, path: string, call: GraphCall): Promise<readonly T[]>
  post<T>(schema: z.ZodType<T>, path: string, body: unknown, call: GraphCall & { readonly etag?: string }): Promise<T>
  /** An answer without a record (202, 204) is fine for a schema that takes anything. */
  patch<T>(schema: z.ZodType<T>, path: string, body: unknown, call: GraphCall & { readonly etag?: string }): Promise<T>
  /** A write whose answer says more than its content: status and headers. */
  sendOnce(method: 'POST' | 'PATCH', path: string, body: unknown, call: GraphCall): Promise<HttpAnswer>
  delete(path: string, call: GraphCall & { readonly etag?: string }): Promise<void>
}

/** Text inside the quotes of an OData function or filter. */
export const quoted = (text: string): string => encodeURIComponent(`'${text.replaceAll("'", "''")}'`)

const requestOf = (call: GraphCall): Omit<HttpRequest, 'method' | 'url'> => ({
  tenantId: call.tenantId,
  audience: 'graph',
  signal: call.signal,
  ...(call.headers !== undefined && { headers: call.headers }),
  ...(call.correlationId !== undefined && { correlationId: call.correlationId }),
  ...(call.patience !== undefined && { patience: call.patience }),
  ...(call.quiet !== undefined && { quiet: call.quiet }),
  ...(call.waiting !== undefined && { waiting: call.waiting })
})

const guarded = (etag: string | undefined): { headers?: Readonly<Record<string, string>> } => (etag === undefined ? {} : { headers: { 'if-match': etag } })

/** Graph v1.0 over {@link Http}. `path` begins with a slash and is already encoded. */
export const createGraphClient = (http: Http, base: string): GraphClient => {
  const page: GraphClient['page'] = async (schema, from, call) => {
    const { json } = await http({ ...requestOf(call), method: 'GET', url: 'path' in from ? `${base}${from.path}` : nextAddress(base, from.next) })
    const { value, '@odata.nextLink': next, '@odata.count': total } = shaped(pageSchema(schema), json)
    return { items: value, ...(typeof next === 'string' && { next: keptAddress(nextAddress(base, next)) }), ...(typeof total === 'number' && { total }) }
  }
  async function* pages<T>(schema: z.ZodType<T>, path: string, call: GraphCall): AsyncGenerator<readonly T[], void> {
    let from: { readonly path: string } | { readonly next: string } | undefined = { path }
    while (from !== undefined) {
      const { items, next }: GraphPage<T> = await page(schema, from, call)
      yield items
      from = next === undefined ? undefined : { next }
    }
  }
  const send = async <T>(method: 'POST' | 'PATCH', schema: z.ZodType<T>, path: string, body: unknown, call: GraphCall & { readonly etag?: string }): Promise<T> => {
    const { json } = await http({ ...requestOf(call), method, url: `${base}${path}`, body, ...guarded(call.etag) })
    return shaped(schema, json)
  }
  return {
    pages,
    page,
    sendOnce: (method, path, body, call) => http({ ...requestOf(call), method, url: `${base}${path}`, body, once: true }),
    async get(schema, path, call) {
      const { json } = await http({ ...requestOf(call), method: 'GET', url: `${base}${path}` })
      return shaped(schema, json)
    },
    async all(schema, path, call) {
      const found = []
      for await (const items of pages(schema, path, call)) found.push(...items)
      return found
    },
    post: (schema, path, body, call) => send('POST', schema, path, body, call),
    patch: (schema, path, body, call) => send('PATCH', schema, path, body, call),
    async delete(path, call) {
      await http({ ...requestOf(call), method: 'DELETE', url: `${base}${path}`, ...guarded(call.etag) })
    }
  }
}
