import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { protocol, type ProtocolRequest, type ProtocolResponse } from 'electron'
import { appScheme, resolveAppPath } from './appPaths'

/** Everything is forbidden, then the little our pages need is allowed. Scripts and styles only from our own files. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "frame-src 'none'",
  "object-src 'none'"
].join('; ')

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2'
}

const contentTypeOf = (file: string): string => contentTypes[extname(file)] ?? 'application/octet-stream'

/** Headers of every answer: no sniffing, no embedding elsewhere, no referrer. */
export function responseHeaders(file: string): Record<string, string> {
  return {
    'Content-Type': contentTypeOf(file),
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), display-capture=()',
    'Cache-Control': 'no-cache'
  }
}

/** Must run before the application is ready: gives `app:` an origin of its own, as a web page has. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }
  ])
}

/**
 * Serves our own pages, in the default session only: a customer's session does not know the scheme. By the older of the two
 * interfaces: `protocol.handle` wraps each file in a web `Response`, which loads an HTTP library into the main process and
 * reads every page through it. Measured, that costs a quarter of the time to the first usable page. Electron 45 still has this one;
 * its `registerSource` is the successor once it is stable.
 */
export function serveAppPages(root: string): void {
  protocol.registerBufferProtocol(appScheme, (request, answer) => {
    void answerFor(root, request).then(answer, () => answer(refusal(404)))
  })
}

async function answerFor(root: string, { method, url }: ProtocolRequest): Promise<ProtocolResponse> {
  if (method !== 'GET') return refusal(405)
  const resolved = await resolveAppPath(root, url)
  if (!resolved.ok) return refusal(resolved.status)
  const headers = responseHeaders(resolved.file)
  const mimeType = contentTypeOf(resolved.file).replace(/;.*$/u, '')
  return { statusCode: 200, mimeType, charset: 'utf-8', headers, data: await readFile(resolved.file) }
}

function refusal(statusCode: number): ProtocolResponse {
  return { statusCode, mimeType: 'text/plain', data: Buffer.alloc(0) }
}
