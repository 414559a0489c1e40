import type { AccessDeviation } from '../../../electron/contract/relationship'

interface OfRelationship {
  readonly customer?: string | undefined
  /** Of the relationship, where the customer's is not known. */
  readonly name: string
  readonly deviations: readonly AccessDeviation[]
}

/** Whose access goes when groups that the mapping does not name lose it: the customer and the group, in words. */
export const takenAway = (relationships: readonly OfRelationship[]): readonly string[] =>
  relationships.flatMap(({ customer, name, deviations }) => deviations.filter(({ kind }) => kind === 'unmapped').map(({ group }) => `${customer ?? name}: ${group}`))
