import { AppFailure, type ErrorKind } from '../../contract/errors'

export const isFailure = (thrown: unknown, ...kinds: readonly ErrorKind[]): thrown is AppFailure => thrown instanceof AppFailure && kinds.includes(thrown.error.kind)

/** The request may have been carried out, though nobody said so: the record itself tells. */
export const isUnanswered = (thrown: unknown): boolean => isFailure(thrown, 'unreachable', 'timedOut')

export const notFound = (): AppFailure => new AppFailure({ kind: 'notFound', code: 'relationship.notFound' })
