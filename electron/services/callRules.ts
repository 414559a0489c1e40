import { calls, type CallRule } from '../contract/calls'

/** Of every call, who may make it: the contract's own words without its schemas, so that a page can show them. */
export const callRules: Readonly<Record<string, CallRule>> = Object.fromEntries(
  Object.entries(calls).map(([name, { right, besides }]): [string, CallRule] => [name, { right, ...(besides !== undefined && { besides }) }])
)
