/**
 * Errors as they cross from the main process to a page. A page turns `code` into words by its catalogue (`errors.<code>`):
 * what happened, what was kept, what to do (capabilities 8.2). Never a token, password or stack trace.
 */
export type ErrorKind =
  | 'invalid' // what was typed or sent cannot be used
  | 'notFound' // the service answered: there is no such thing
  | 'unreachable' // no answer: network, DNS, time-out of a connection, 5xx
  | 'notAllowed' // the service answered: this technician may not
  | 'signedOut' // a sign-in is needed (refused refresh, 401)
  | 'cancelled' // the technician stopped it
  | 'timedOut' // our own time limit passed
  | 'conflict' // somebody else changed it (412, 409)
  | 'throttled' // 429; `retryAfterMs` says how long
  | 'storage' // the disk refused
  | 'unexpected' // a fault of ours; the log has the rest

export interface AppError {
  readonly kind: ErrorKind
  /** Key in the catalogues below `errors.`, for example `lookup.wildcard`. */
  readonly code: string
  /** Values for the placeholders of the text. No secrets. */
  readonly params?: Readonly<Record<string, string | number>>
  /** The GUID under which the log and the service know this failure. */
  readonly correlationId: string
  readonly retryAfterMs?: number
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError }

/** The form in which code of the main process throws an {@link AppError}; the router turns it into a {@link Result}. */
export class AppFailure extends Error {
  readonly error: AppError
  constructor(error: Omit<AppError, 'correlationId'> & { correlationId?: string }, options?: ErrorOptions) {
    super(`${error.kind}: ${error.code}`, options)
    this.name = 'AppFailure'
    this.error = { ...error, correlationId: error.correlationId ?? globalThis.crypto.randomUUID() }
  }
}
