import { writeSync } from 'node:fs'
import { LIMITED_ROLES } from './roleTemplates'
import { Records } from './storage/records'
import { World } from './world'

/**
 * For the test that kills a process: changes the world without end and says on stdout, one number a line, which round is
 * on disk. Each round has changes of every kind, several at once.
 */
export async function writeUntilKilled(folder: string, firstRound: number): Promise<never> {
  const world = await World.open({ dataDir: folder, customers: 3 })
  const contoso = world.directory.tenantByDomain('contoso.com')?.id ?? ''
  const writeRound = async (round: number): Promise<never> => {
    await Promise.all([
      world.kv.set('rounds', `round-${round}`, { round, padding: 'x'.repeat(500) }),
      world.kv.set('rounds', 'last', round),
      world.relationships.create({ displayName: `Round ${round}`, duration: 'P1D', unifiedRoles: LIMITED_ROLES }),
      world.directory.addDomain(contoso, `round-${round}.example`)
    ])
    writeSync(1, `${round}\n`)
    return writeRound(round + 1)
  }
  return writeRound(firstRound)
}

/** As above, on records alone and with a file that is rewritten every few rounds. A round's two halves belong together. */
export async function rewriteUntilKilled(folder: string, firstRound: number): Promise<never> {
  const records = await Records.open(folder, () => true, 2000)
  const writeRound = async (round: number): Promise<never> => {
    await records.apply([['halves', 'left', round], ['halves', 'right', round]])
    writeSync(1, `${round}\n`)
    return writeRound(round + 1)
  }
  return writeRound(firstRound)
}
