import type { z } from 'zod'
import { actingCalls } from './calls/acting'
import { appCalls } from './calls/app'
import { customersCalls } from './calls/customers'
import { helpCalls } from './calls/help'
import { messagesCalls } from './calls/messages'
import { offersCalls } from './calls/offers'
import { ordersCalls } from './calls/orders'
import { partnerCalls } from './calls/partner'
import { permissionsCalls } from './calls/permissions'
import { recordCalls } from './calls/record'
import { relationshipsCalls } from './calls/relationships'
import { requestsCalls } from './calls/requests'
import type { Caller, CallSpec } from './calls/define'

export type { Caller, CallCondition, CallRight, CallRule } from './calls/define'

/**
 * Every call a page can make, its request schema and the type of its answer, one file a topic. The router, the preload scripts and the
 * renderer's bridge are all typed from this one object, so a missing handler is a compile error.
 */
export const calls = {
  ...appCalls,
  ...customersCalls,
  ...partnerCalls,
  ...permissionsCalls,
  ...helpCalls,
  ...offersCalls,
  ...ordersCalls,
  ...messagesCalls,
  ...relationshipsCalls,
  ...recordCalls,
  ...requestsCalls,
  ...actingCalls
} as const

export type Calls = typeof calls
export type CallName = keyof Calls
/** What a page passes (before defaults are filled in). */
export type CallRequest<N extends CallName> = z.input<Calls[N]['request']>
/** What a handler gets (after defaults are filled in). */
export type CallArguments<N extends CallName> = z.output<Calls[N]['request']>
export type CallResponse<N extends CallName> = Calls[N] extends CallSpec<Caller, z.ZodType, infer Response> ? Response : never
export type CallsFrom<C extends Caller> = { [N in CallName]: Calls[N]['from'] extends C ? N : never }[CallName]
