import { z } from 'zod'
import { tenantIdSchema } from '../ids'

/** Which of our own pages may make a call. */
export type Caller = 'portal' | 'frame'

export interface CallSpec<From extends Caller, Request extends z.ZodType, Response> {
  readonly from: From
  readonly request: Request
  /** Only a type: carries the shape of the answer, never a value. */
  readonly response?: Response
}

/** `call<Answer>().portal(schema)`: one entry of a topic's file. */
export const call = <Response>() => ({
  portal: <Request extends z.ZodType>(request: Request): CallSpec<'portal', Request, Response> => ({ from: 'portal', request }),
  frame: <Request extends z.ZodType>(request: Request): CallSpec<'frame', Request, Response> => ({ from: 'frame', request })
})

export const nothing = z.undefined()
export const tenant = z.strictObject({ tenantId: tenantIdSchema })
export const line = (max: number) => z.string().max(max)
