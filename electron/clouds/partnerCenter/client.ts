import { z } from 'zod'
import { AppFailure } from '../../contract/errors'
import type { TenantId } from '../../contract/ids'
import type { Http, HttpRequest } from '../http'
import { keptAddress, nextAddress, shaped } from '../paging'
import { collectionSchema } from './types'

export interface PartnerCenterCall {
  readonly signal?: AbortSignal | undefined
  readonly patience?: HttpRequest['patience']
  /** More than the usual ones, or in their place. */
  readonly headers?: Readonly<Record<string, string>>
  readonly waiting?: HttpRequest['waiting']
}

export interface PartnerCenterPage<T> {
  readonly items: readonly T[]
  readonly total?: number
  /** Where it goes on, as it can be kept and handed back. */
  readonly next?: string
}

export interface PartnerCenterClient {
  get<T>(schema: z.ZodType<T>, path: string, call: PartnerCenterCall): Promise<T>
  /** The first page of a collection (`path`), or the one that another page named (`next`). */
  page<T>(schema: z.ZodType<T>, from: { readonly path: string } | { readonly next: string }, call: PartnerCenterCall): Promise<PartnerCenterPage<T>>
  pages<T>(schema: z.ZodType<T>, path: string, call: PartnerCenterCall): AsyncGenerator<PartnerCenterPage<T>, void>
  /** Sent once under `requestId`, whatever the answer. */
  post<T>(schema: z.ZodType<T>, path: string, body: unknown, call: PartnerCenterCall & { readonly requestId: string }): Promise<T>
  /** Of a whole record; sent again under the same `requestId` when the answer is lost. */
  put<T>(schema: z.ZodType<T>, path: string, body: unknown, call: PartnerCenterCall & { readonly requestId: string; readonly etag?: string }): Promise<T>
  patch<T>(schema: z.ZodType<T>, path: string, body: unknown, call: PartnerCenterCall & { readonly etag?: string }): Promise<T>
  /** Sent again under the same `requestId` when the answer is lost. */
  delete(path: string, call: PartnerCenterCall & { readonly requestId: string }): Promise<void>
}

/** `links.next` holds a path from the version on (`/customers?…`) or a whole address. */
const nextUrl = (base: string, uri: string): string => {
  if (URL.canParse(uri)) return nextAddress(base, uri)
  const path = uri.replace(/^\//, '')
  return nextAddress(base, path.startsWith('v1/') ? `${base.replace(/\/v1$/, '')}/${path}` : `${base}/${path}`)
}

const placeSchema = z.object({ path: z.string(), token: z.string().optional() })
type Place = z.infer<typeof placeSchema>

/** The place after a page: an address and the token that belongs to it. */
const placeAfter = (base: string, next: z.infer<ReturnType<typeof collectionSchema>>['links']): Place | undefined => {
  if (!next?.next) return undefined
  const { uri, headers } = next.next
  const token = headers?.find(({ key }) => key.toLowerCase() === 'ms-continuationtoken')?.value
  return { path: keptAddress(nextUrl(base, uri)), ...(token !== undefined && { token }) }
}

/** @throws AppFailure `invalid` for a place that this client did not name */
const readPlace = (text: string): Place => {
  try {
    return placeSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new AppFailure({ kind: 'invalid', code: 'service.refusedRequest' }, { cause })
  }
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
      ...(call.waiting !== undefined && { waiting: call.waiting }),
      ...more
    })
  const page: PartnerCenterClient['page'] = async (schema, from, call) => {
    const place = 'path' in from ? undefined : readPlace(from.next)
    const url = place === undefined ? `${base}${'path' in from ? from.path : ''}` : nextAddress(base, place.path)
    const { json } = await send(url, call, place?.token === undefined ? {} : { 'ms-continuationtoken': place.token })
    const { items, totalCount, links } = shaped(collectionSchema(schema), json)
    const after = items.length > 0 ? placeAfter(base, links) : undefined
    return { items, ...(totalCount !== undefined && { total: totalCount }), ...(after !== undefined && { next: JSON.stringify(after) }) }
  }
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
    async delete(path, { requestId, ...call }) {
      await send(`${base}${path}`, call, {}, { method: 'DELETE', requestId })
    },
    page,
    async *pages(schema, path, call) {
      let from: { readonly path: string } | { readonly next: string } | undefined = { path }
      while (from !== undefined) {
        const found: PartnerCenterPage<z.infer<typeof schema>> = await page(schema, from, call)
        yield found
        from = found.next === undefined ? undefined : { next: found.next }
      }
    }
  }
}
