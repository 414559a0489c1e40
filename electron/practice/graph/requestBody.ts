import type { z } from 'zod'
import { badRequest } from './graphError'
import type { GraphContext } from './guard'

/** The JSON body of a request in the wanted shape. @throws GraphError 400 */
export async function bodyOf<T>(context: GraphContext, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await jsonOf(context))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw badRequest(`Invalid value specified for property '${issue?.path.join('.') ?? ''}' of the request.`)
}

async function jsonOf(context: GraphContext): Promise<unknown> {
  try {
    return await context.req.json()
  } catch {
    throw badRequest('Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.')
  }
}
