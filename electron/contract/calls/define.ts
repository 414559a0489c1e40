import { z } from 'zod'
import { tenantIdSchema } from '../ids'

/** Which of our own pages may make a call. */
export type Caller = 'portal' | 'frame'

/**
 * Who may make a call: `anybody` (no technician is needed), a `technician` who has a role, only one with the `full` role, or only a
 * `globalAdministrator` of the partner. What depends on one customer, or on a directory role, is decided by the use case itself; the
 * contract says that there is such a condition.
 */
export type CallRight = 'anybody' | 'technician' | 'full' | 'globalAdministrator'

/**
 * What the use case asks for besides the right: a relationship by which this technician gets in at the customer (`access`), and with the Full role
 * there (`fullAccess`); to be a global or user administrator of the partner (`userAdministrator`); the Full role where the offer is a relationship
 * with one customer (`fullForRelationships`).
 */
export type CallCondition = 'access' | 'fullAccess' | 'userAdministrator' | 'fullForRelationships'

/** Who may make one call. */
export interface CallRule {
  readonly right: CallRight
  readonly besides?: CallCondition | undefined
}

export interface CallSpec<From extends Caller, Request extends z.ZodType, Response> extends CallRule {
  readonly from: From
  readonly request: Request
  /** Only a type: carries the shape of the answer, never a value. */
  readonly response?: Response
}

/** `call<Answer>().portal(schema)`: one entry of a topic's file. A call that says nothing else is a technician's. */
export const call = <Response>() => ({
  portal: <Request extends z.ZodType>(request: Request, right: CallRight = 'technician', besides?: CallCondition): CallSpec<'portal', Request, Response> => ({ from: 'portal', right, besides, request }),
  /** A frame belongs to one session, which ends with the sign-in. */
  frame: <Request extends z.ZodType>(request: Request): CallSpec<'frame', Request, Response> => ({ from: 'frame', right: 'anybody', request })
})

export const nothing = z.undefined()
export const tenant = z.strictObject({ tenantId: tenantIdSchema })
export const line = (max: number) => z.string().max(max)
