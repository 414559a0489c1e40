import type { z } from 'zod'
import type { TenantId } from '../../contract/ids'
import type { Http, HttpRequest } from '../http'
import { nextAddress, shaped } from '../paging'
import { collectionSchema } from './types'

export interface PartnerCenterCall {
  readonly signal?: AbortSignal | undefined
  readonly patience?: HttpRequest['patience']
  /** More than the usual ones, or in their place. */
  readonly headers?: Readonly<Record<string, string>>
}

export interface PartnerCenterPage<T> {
  readonly items: readonly T[]
  readonly total?: number
}

export interface PartnerCenterClient {
  get<T>(schema: z.ZodType<T>, path: string, call: PartnerCenterCall): Promise<T>
  pages<T>(schema: z.ZodType<T>, path: string, call: PartnerCenterCall): AsyncGenerator<PartnerCenterPage<T>, void>
  /** Sent once under `requestId`, whatever the answer. */
  post<T>(schema: z.ZodType<T>, path: string, body: unknown, call: PartnerCenterCall & { readonly requestId: string }): Promise<T>
  /** Of a whole record; sent again under the same `requestId` when the answer is lost. */
  put<T>(schema: z.ZodType<T>, path: string, body: unknown, call: PartnerCenterCall & { readonly requestId: string; readonly etag?: string }): Promise<T>
  patch<T>(schema: z.ZodType<T>, path: string, body: unknown, call: PartnerCenterCall & { readonly etag?: string }): Promise<T>
}

/** `links.next` holds a path from the version on (`/customers?…`) or a whole address. */
const nextUrl = (base: string, uri: string): string => {
  if (URL.canParse(uri)) return nextAddress(base, uri)
  const path = uri.replace(/^\//, '')
  return nextAddress(base, path.startsWith('v1/') ? `${base.replace(/\/v1$/, '')}/${path}` : `${base}/${path}`)
}

/** Partner Center v1 over {@link Http}, always in the partner's own tenant. `path` begins with a slash and is already encoded. */
export const createPartnerCenterClient = (http: Http, base: string, partner: () => Promise<TenantId>): PartnerCenterClient => {
  const send = async (url: string, call: PartnerCenterCall, headers: Readonly<Record<string, string>> = {}, more: Partial<HttpRequest> = {}) =>
    http({
      method: 'GET',
      url,
      tenantId: await partner(),
      audience: 'partnerCenter',
      signal: call.signal,
      headers: { ...call.headers, ...headers },
      ...(call.patience !== undefined && { patience: call.patience }),
      ...more
    })
  return {
    async get(schema, path, call) {
      const { json } = await send(`${base}${path}`, call)
      return shaped(schema, json)
    },
    async post(schema, path, body, { requestId, ...call }) {
      const { json } = await send(`${base}${path}`, call, {}, { method: 'POST', body, requestId, once: true })
      return shaped(schema, json)
    },
    async put(schema, path, body, { requestId, etag, ...call }) {
      const { json } = await send(`${base}${path}`, call, etag === undefined ? {} : { 'if-match': etag }, { method: 'PUT', body, requestId })
      return shaped(schema, json)
    },
    async patch(schema, path, body, { etag, ...call }) {
      const { json } = await send(`${base}${path}`, call, etag === undefined ? {} : { 'if-match': etag }, { method: 'PATCH', body })
      return shaped(schema, json)
    },
    async *pages(schema, path, call) {
      const collection = collectionSchema(schema)
      let url: string | undefined = `${base}${path}`
      let headers: Readonly<Record<string, string>> = {}
      while (url !== undefined) {
        const { json } = await send(url, call, headers)
        const { items, totalCount, links } = shaped(collection, json)
        yield { items, ...(totalCount !== undefined && { total: totalCount }) }
        const next = links?.next
        url = next && items.length > 0 ? nextUrl(base, next.uri) : undefined
        headers = Object.fromEntries((next?.headers ?? []).filter(({ key }) => key.toLowerCase() === 'ms-continuationtoken').map(({ key, value }) => [key, value]))
      }
    }
  }
}
