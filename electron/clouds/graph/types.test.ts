import type { Domain } from '@microsoft/microsoft-graph-types'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { record } from './types'

it('a field that Microsoft’s types do not know is a type error, and what it knows is read', () => {
  const known = record<Domain>()({ id: z.string(), '@odata.etag': z.string() })
  // @ts-expect-error a domain has no such field
  const unknown = record<Domain>()({ id: z.string(), displayName: z.string() })
  expect(known.parse({ id: 'contoso.com', '@odata.etag': 'W/"1"', isRoot: true })).toEqual({ id: 'contoso.com', '@odata.etag': 'W/"1"' })
  expect(unknown.safeParse({ id: 'contoso.com' }).success).toBe(false)
})
