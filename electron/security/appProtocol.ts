import { extname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { net, protocol } from 'electron'
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

/** Headers of every answer: no sniffing, no embedding elsewhere, no referrer. */
export function responseHeaders(file: string): Record<string, string> {
  return {
    'Content-Type': contentTypes[extname(file)] ?? 'application/octet-stream',
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
 * Serves our own pages, in the default session only: a customer's session does not know the scheme. The file is fetched by
 * Chromium's own loader because a body that JavaScript read costs a seventh of the start.
 */
export function serveAppPages(root: string): void {
  protocol.handle(appScheme, async (request) => {
    if (request.method !== 'GET') return new Response(null, { status: 405 })
    const resolved = await resolveAppPath(root, request.url)
    if (!resolved.ok) return new Response(null, { status: resolved.status })
    const file = await net.fetch(pathToFileURL(resolved.file).href, { bypassCustomProtocolHandlers: true })
    return new Response(file.body, { status: 200, headers: responseHeaders(resolved.file) })
  })
}
