import { randomUUID } from 'node:crypto'

/** The body of an answer that no handler made, in the words of the interface that the path belongs to. */
export const failureBody = (path: string, status: number, code: string, message: string): unknown => {
  if (path.startsWith('/v1.0')) {
    const requestId = randomUUID()
    return { error: { code, message, innerError: { date: new Date().toISOString().slice(0, 19), 'request-id': requestId, 'client-request-id': requestId } } }
  }
  if (path.startsWith('/v1')) return status === 429 ? { statusCode: status, message } : { code: String(status), description: message, data: [], source: 'PartnerFD' }
  if (path.endsWith('/oauth2/v2.0/token')) return { error: 'temporarily_unavailable', error_description: message, error_codes: [90033] }
  return { error: { code, message } }
}
