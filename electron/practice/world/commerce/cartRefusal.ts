import { WorldError, type WorldRefusal } from '../worldError'

/** `noRelationship`: the partner does not sell to the customer; `noItems`, `badItems`: of the lines; `submitted`: bought before. */
export type CartReason = 'notFound' | 'noRelationship' | 'noItems' | 'badItems' | 'submitted'

const REFUSALS: Readonly<Record<CartReason, WorldRefusal>> = { notFound: 'notFound', noRelationship: 'notAllowed', noItems: 'invalid', badItems: 'invalid', submitted: 'conflict' }

/** A refusal of a cart that Partner Center has a code of its own for. */
export class CartRefusal extends WorldError {
  readonly reason: CartReason

  constructor(reason: CartReason, message: string) {
    super(REFUSALS[reason], message)
    this.name = 'CartRefusal'
    this.reason = reason
  }
}
