import type { z } from 'zod'
import type { TenantId } from '../../contract/ids'
import type { Http, HttpRequest } from '../http'
import { nextAddress, shaped } from '../paging'
import { pageSchema } from './types'

/** What every call names: whose tenant, and how it is stopped. */
export interface GraphCall {
  readonly tenantId: TenantId
  readonly signal?: AbortSignal | undefined
  readonly patience?: HttpRequest['patience']
}

export interface GraphClient {
  get<T>(schema: z.ZodType<T>, path: string, call: GraphCall): Promise<T>
  /** All pages of a collection, one after the other. */
  pages<T>(schema: z.ZodType<T>, path: string, call: GraphCall): AsyncGenerator<readonly T[], void>
  /** All items of a collection that is known to be small. */
  all<T>(schema: z.ZodType<T>, path: string, call: GraphCall): Promise<readonly T[]>
  post<T>(schema: z.ZodType<T>, path: string, body: unknown, call: GraphCall & { readonly etag?: string }): Promise<T>
  /** An answer without a record (202, 204) is fine for a schema that takes anything. */
  patch<T>(schema: z.ZodType<T>, path: string, body: unknown, call: GraphCall & { readonly etag?: string }): Promise<T>
  delete(path: string, call: GraphCall & { readonly etag?: string }): Promise<void>
}

/** Text inside the quotes of an OData function or filter. */
export const quoted = (text: string): string => encodeURIComponent(`'${text.replaceAll("'", "''")}'`)

const requestOf = (call: GraphCall): Pick<HttpRequest, 'tenantId' | 'audience' | 'signal'> & { patience?: 'interactive' | 'background' } => ({
  tenantId: call.tenantId,
  audience: 'graph',
  signal: call.signal,
  ...(call.patience !== undefined && { patience: call.patience })
})

const guarded = (etag: string | undefined): { headers?: Readonly<Record<string, string>> } => (etag === undefined ? {} : { headers: { 'if-match': etag } })

/** Graph v1.0 over {@link Http}. `path` begins with a slash and is already encoded. */
export const createGraphClient = (http: Http, base: string): GraphClient => {
  async function* pages<T>(schema: z.ZodType<T>, path: string, call: GraphCall): AsyncGenerator<readonly T[], void> {
    const page = pageSchema(schema)
    let url: string | undefined = `${base}${path}`
    while (url !== undefined) {
      const { json } = await http({ ...requestOf(call), method: 'GET', url })
      const { value, '@odata.nextLink': next } = shaped(page, json)
      yield value
      url = next === undefined || next === null ? undefined : nextAddress(base, next)
    }
  }
  const send = async <T>(method: 'POST' | 'PATCH', schema: z.ZodType<T>, path: string, body: unknown, call: GraphCall & { readonly etag?: string }): Promise<T> => {
    const { json } = await http({ ...requestOf(call), method, url: `${base}${path}`, body, ...guarded(call.etag) })
    return shaped(schema, json)
  }
  return {
    pages,
    async get(schema, path, call) {
      const { json } = await http({ ...requestOf(call), method: 'GET', url: `${base}${path}` })
      return shaped(schema, json)
    },
    async all(schema, path, call) {
      const found = []
      for await (const page of pages(schema, path, call)) found.push(...page)
      return found
    },
    post: (schema, path, body, call) => send('POST', schema, path, body, call),
    patch: (schema, path, body, call) => send('PATCH', schema, path, body, call),
    async delete(path, call) {
      await http({ ...requestOf(call), method: 'DELETE', url: `${base}${path}`, ...guarded(call.etag) })
    }
  }
}
