import { writeSync } from 'node:fs'
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { trustingAuthenticate } from '../world/testTokens'
import { World } from '../world/world'
import { partnerCenterRoutes } from './routes'

/** For the test that kills a process: Partner Center over a folder, on any free port of loopback, which it says on stdout. */
export async function serveUntilKilled(folder: string): Promise<void> {
  const world = await World.open({ dataDir: folder, customers: 0 })
  const routes = partnerCenterRoutes(world, trustingAuthenticate, 'http://127.0.0.1:1/portal')
  const server = createServer(getRequestListener(routes.fetch, { overrideGlobalObjects: false }))
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (typeof address === 'object' && address) writeSync(1, `${address.port}\n`)
  })
}
