import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'

import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'

import { graphRoutes } from '../graph/routes'
import { authenticateWith } from '../identity/accessTokens'
import { identityHandler } from '../identity/identityHandler'
import { plainPage } from '../identity/signInPages'
import { loadSigningKey } from '../identity/signingKey'
import type { SigningKey } from '../identity/signingKey'
import { partnerCenterRoutes } from '../partnerCenter/routes'
import { portalRoutes } from '../portal/portalRoutes'
import type { World } from '../world/world'
import { addressesOf } from './addresses'
import type { Addresses } from './addresses'
import { controlOver } from './control'
import { failureBody } from './failureBody'
import { Faults, applyFault } from './faults'
import type { Handle } from './faults'
import { sendJson, sendPage } from './nodeHttp'
import { stylePath } from './page'
import { readyMessage } from './ready'
import { styleSheet } from './style'

export interface ServerOptions {
  readonly world: World
  /** 0 = any free one */
  readonly port: number
  readonly control: boolean
  /** Tells of a fault of ours; no secrets. */
  readonly log: (message: string) => void
}

export interface PracticeServer {
  readonly at: Addresses
  close(): Promise<void>
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '/').replace(/[?#].*$/, '')

/** Paths that answer on both hosts. */
const isShared = (path: string): boolean => /^\/(v1\.0|v1|_assets|\.well-known)(\/|$)/.test(path)

const sharedRoutes = (world: World, key: SigningKey, at: Addresses): Hono => {
  const app = new Hono()
  const authenticate = authenticateWith(world, key)
  app.get('/.well-known/practice-cloud', (context) => context.json(readyMessage(at, world, false)))
  app.get(stylePath, (context) => context.body(styleSheet, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=3600' }))
  app.route('/v1.0', graphRoutes(world, authenticate, at))
  app.route('/v1', partnerCenterRoutes(world, authenticate, at.portal))
  return app
}

/** The place outside of every portal, to which tests leave. */
const awayPage = (response: ServerResponse): Promise<void> => sendPage(response, 200, plainPage('Away', 'This page is not part of any portal.'))

const listen = (server: Server, port: number): Promise<number> => new Promise((resolve, reject) => {
  server.once('error', reject)
  // Loopback only: the practice cloud has known passwords.
  server.listen(port, '127.0.0.1', () => {
    const address = server.address()
    resolve(typeof address === 'object' && address ? address.port : port)
  })
})

/** Chooses by host and path; the two hosts know nothing of each other's paths. */
const router = ({ world, control }: ServerOptions, key: SigningKey, at: Addresses): Handle => {
  const shared = getRequestListener(sharedRoutes(world, key, at).fetch, { overrideGlobalObjects: false })
  const portal = getRequestListener(portalRoutes({ world, at, control }).fetch, { overrideGlobalObjects: false })
  const identity = identityHandler({ world, key, at })
  return async (request, response) => {
    const path = pathOf(request)
    const signIn = request.headers.host?.toLowerCase() === `localhost:${at.port}`
    if (isShared(path)) await shared(request, response)
    else if (!signIn) await portal(request, response)
    else if (control && path === '/away') await awayPage(response)
    else await identity(request, response)
  }
}

const guard = (log: ServerOptions['log'], handle: Handle): Handle => async (request, response) => {
  try {
    await handle(request, response)
  } catch (error) {
    log(`${request.method ?? ''} ${pathOf(request)} failed: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}`)
    if (response.headersSent) response.destroy()
    else {
      const status = error instanceof RangeError ? 413 : 500
      sendJson(response, status, failureBody(pathOf(request), status, 'internalServerError', 'The practice cloud failed.'))
    }
  }
}

/**
 * Starts the practice cloud's one HTTP server on loopback. Resolves when it listens.
 * @throws Error with `code` EADDRINUSE or EACCES when the port cannot be had
 */
export const startServer = async (options: ServerOptions): Promise<PracticeServer> => {
  const key = await loadSigningKey(options.world.kv)
  const faults = new Faults()
  const control = options.control ? controlOver(options.world, faults) : undefined
  const server = createServer({ keepAlive: true })
  const port = await listen(server, options.port)
  const at = addressesOf(port)
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`])
  const handle = guard(options.log, router(options, key, at))
  const controlled: Handle = async (request, response) => {
    const path = pathOf(request)
    // Another name for this machine (DNS rebinding) must not reach the known passwords.
    if (!hosts.has(request.headers.host?.toLowerCase() ?? '')) return sendJson(response, 421, { error: 'This host is not served here.' })
    if (control && (await control.handle(request, response, path))) return
    if (path.startsWith('/_practice/')) return sendJson(response, 404, { error: 'The controls are off.' })
    const fault = faults.take(request.method ?? 'GET', path)
    await (fault ? applyFault(fault, request, response, handle) : handle(request, response))
  }
  server.on('request', (request, response) => void guard(options.log, controlled)(request, response))
  return {
    at,
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  }
}
