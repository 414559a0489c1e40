import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Tenant } from '../world/model'
import { World } from '../world/world'
import { startServer } from './practiceServer'
import type { PracticeServer } from './practiceServer'

/** A practice cloud of a test, on a free port and in a folder of its own. */
export interface TestCloud extends PracticeServer {
  readonly world: World
  readonly dataDir: string
  tenant(domain: string): Tenant
  /** Ends it, and removes the folder unless it is to be opened again. */
  end(keepFolder?: boolean): Promise<void>
}

/** Starts one for a test. */
export const startTestCloud = async (options: { readonly control?: boolean; readonly customers?: number; readonly dataDir?: string; readonly log?: (message: string) => void } = {}): Promise<TestCloud> => {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'practice-test-')))
  const world = await World.open({ dataDir, customers: options.customers ?? 3, seed: 'test' })
  const server = await startServer({ world, port: 0, control: options.control ?? false, log: options.log ?? ((message) => process.stderr.write(`${message}\n`)) })
  return {
    ...server,
    world,
    dataDir,
    tenant: (domain) => {
      const tenant = world.directory.tenantByDomain(domain)
      if (!tenant) throw new Error(`no tenant ${domain}`)
      return tenant
    },
    end: async (keepFolder = false) => {
      await server.close()
      await world.close()
      if (!keepFolder) await rm(dataDir, { recursive: true, force: true })
    }
  }
}
