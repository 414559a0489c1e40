import type { CallArguments, CallName, CallResponse } from '../../contract/calls'

/** What a handler is told beside its arguments. */
export interface CallContext {
  readonly contentsId: number
}

export type Handler<N extends CallName> = (request: CallArguments<N>, context: CallContext) => Promise<CallResponse<N>> | CallResponse<N>

/** One handler for each call of the contract: a missing one does not compile. */
export type Handlers = { readonly [N in CallName]: Handler<N> }
