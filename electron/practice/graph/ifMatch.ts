import { GraphError } from './graphError'
import type { GraphContext } from './guard'

/** The etag of `If-Match` without marks and quotes; `undefined` when there is none. */
export function givenEtag(context: GraphContext): string | undefined {
  return context.req.header('if-match')?.replace(/^W\//, '').replace(/^"|"$/g, '')
}

/** @throws GraphError 428 when the request does not say which version it changes */
export function requiredEtag(context: GraphContext): string {
  const etag = givenEtag(context)
  if (etag === undefined || etag === '') throw new GraphError(428, 'preconditionRequired', 'The If-Match header is required.')
  return etag
}
