/** One endpoint as its public documentation describes it: the facts of one example, field by field. */
export interface Example {
  readonly service: 'graph' | 'partnerCenter'
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** From the service's base on, decoded; `{…}` stands for one value. */
  readonly path: string
  /** Where it is documented. */
  readonly source: string
  /** Parameters of the query that the endpoint knows. */
  readonly query?: readonly string[]
  readonly body?: unknown
  readonly status: number
  readonly answerHeaders?: Readonly<Record<string, string>>
  /** Absent: an answer without content. */
  readonly answer?: unknown
  /** Fields of the answer that not every answer has, as paths: `value.customer`. */
  readonly sometimes?: readonly string[]
}

const learn = 'https://learn.microsoft.com'
/** A page of the reference of Graph v1.0. */
export const graphPage = (name: string): string => `${learn}/graph/api/${name}?view=graph-rest-1.0`
/** A page of Partner Center's reference. */
export const partnerPage = (name: string): string => `${learn}/partner-center/developer/${name}`

/** What a collection of Graph looks like around its items. */
export const values = (context: string, ...items: readonly unknown[]): object => ({ '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#${context}`, value: items })

/** What Graph adds to a record of its types. */
export type Graph<T> = T & { readonly '@odata.type'?: string; readonly '@odata.context'?: string; readonly '@odata.etag'?: string }

/** How Partner Center writes a link. */
export const link = (uri: string): object => ({ uri, method: 'GET', headers: [] })
