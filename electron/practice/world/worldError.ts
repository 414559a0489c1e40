/** Why the world refused an operation. The interfaces turn this into their own status codes and bodies. */
export type WorldRefusal = 'notFound' | 'conflict' | 'invalid' | 'stale' | 'notAllowed'

/**
 * A refusal by the rules of the world. `notFound`: there is no such record; `conflict`: it exists already or is in the wrong
 * state; `invalid`: the request breaks a rule; `stale`: the etag is not the current one; `notAllowed`: this user may not.
 */
export class WorldError extends Error {
  readonly refusal: WorldRefusal

  constructor(refusal: WorldRefusal, message: string) {
    super(message)
    this.name = 'WorldError'
    this.refusal = refusal
  }
}

/** A property that is not as it may be. */
export class InvalidProperty extends WorldError {
  /** With dots between its parts. */
  readonly property: string

  constructor(property: string) {
    super('invalid', `The property '${property}' is not valid.`)
    this.name = 'InvalidProperty'
    this.property = property
  }
}
