import { IncomingMessage } from 'node:http'
import type { ServerResponse } from 'node:http'

import { contentPolicy } from './page'
import type { Html } from './page'

const bodyLimit = 56 * 1024

/** Reads a request's body, at most 56 KiB. @throws RangeError when it is longer */
export const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    length += part.length
    if (length > bodyLimit) throw new RangeError('request body too long')
    chunks.push(part)
  }
  return Buffer.concat(chunks).toString()
}

/** A request like another, with a body of our own: for a library that wants to read it itself. */
export const requestWithBody = (request: IncomingMessage, body: string): IncomingMessage => {
  const copy = new IncomingMessage(request.socket)
  copy.method = request.method ?? 'POST'
  copy.url = request.url ?? '/'
  copy.httpVersionMajor = request.httpVersionMajor
  copy.httpVersionMinor = request.httpVersionMinor
  copy.httpVersion = request.httpVersion
  copy.headers = { ...request.headers, 'content-length': String(Buffer.byteLength(body)) }
  // Otherwise Node takes the end of the copy for a broken connection and closes the socket before the answer.
  copy.complete = true
  copy.push(body)
  copy.push(null)
  return copy
}

const common = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' }

/** Answers with a page. */
export const sendPage = async (response: ServerResponse, status: number, content: Html, formTargets: readonly string[] = []): Promise<void> => {
  const text = String(await content)
  response.writeHead(status, { ...common, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': contentPolicy(formTargets) })
  response.end(text)
}

/** Answers with JSON. */
export const sendJson = (response: ServerResponse, status: number, content: unknown): void => {
  response.writeHead(status, { ...common, 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(content))
}

/** Leads the browser elsewhere, with GET. */
export const redirect = (response: ServerResponse, to: string): void => {
  response.writeHead(303, { ...common, location: to, 'content-length': '0' })
  response.end()
}
