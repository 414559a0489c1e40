import type { BillingCycle, OrderSku, OrderTerm } from '../../../../electron/contract/order'

/** A trial is free, and nothing else is. */
export const cyclesOf = ({ isTrial, billingCycles }: OrderSku): readonly BillingCycle[] => billingCycles.filter(cycle => isTrial || cycle !== 'none')

/** What a line begins with. */
export const termOf = ({ terms }: OrderSku): OrderTerm => terms.at(-1) ?? 'P1Y'
