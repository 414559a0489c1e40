import type { AppError } from '../../electron/contract/errors'

/**
 * Whether it only says what the technician has just done on the same page. A sign-in that was asked for in the middle was ended elsewhere, so
 * that it has to be said what came of the rest.
 */
export const isOwnCancel = ({ kind, code }: AppError): boolean => kind === 'cancelled' && code !== 'signIn.askedCancelled'
