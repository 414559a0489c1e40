import { z } from 'zod'
import { tenantIdSchema } from '../ids'

/** Which of our own pages may make a call. */
export type Caller = 'portal' | 'frame'

/**
 * Who may make a call: `anybody` (no technician is needed), a `technician` who has a role, only one with the `full` role, or only a
 * `globalAdministrator` of the partner. What depends on one customer, or on a directory role, is decided by the use case itself.
 */
export type CallRight = 'anybody' | 'technician' | 'full' | 'globalAdministrator'

export interface CallSpec<From extends Caller, Request extends z.ZodType, Response> {
  readonly from: From
  readonly right: CallRight
  readonly request: Request
  /** Only a type: carries the shape of the answer, never a value. */
  readonly response?: Response
}

/** `call<Answer>().portal(schema)`: one entry of a topic's file. A call that says nothing else is a technician's. */
export const call = <Response>() => ({
  portal: <Request extends z.ZodType>(request: Request, right: CallRight = 'technician'): CallSpec<'portal', Request, Response> => ({ from: 'portal', right, request }),
  /** A frame belongs to one session, which ends with the sign-in. */
  frame: <Request extends z.ZodType>(request: Request): CallSpec<'frame', Request, Response> => ({ from: 'frame', right: 'anybody', request })
})

export const nothing = z.undefined()
export const tenant = z.strictObject({ tenantId: tenantIdSchema })
export const line = (max: number) => z.string().max(max)
