import { join } from 'node:path'
import { createSequence } from '../lib/sequence'
import type { ActivityAnchor } from '../services/ports'
import { readIfThere, replaceFile, writeFully } from './durableFile'
import type { FileSystem } from './fileSystem'

type Point = Parameters<ActivityAnchor['save']>[0]

const isPoint = (value: unknown): value is Point =>
  typeof value === 'object' && value !== null && 'number' in value && typeof value.number === 'number' && 'hash' in value && typeof value.hash === 'string'

/**
 * The newest point of the activity chain in a small file of its own, beside the store: a store that was put back to an older
 * state, or cut at its end, no longer fits to it. Written behind the work; a save that fails leaves the older point.
 */
export function createActivityAnchor(folder: string, files: FileSystem): ActivityAnchor {
  const path = join(folder, 'activity-anchor.json')
  const sequence = createSequence()
  let newest: Point | undefined
  const write = async (point: Point): Promise<void> => {
    // A newer one waits behind: that one is enough.
    if (point !== newest) return
    await replaceFile(files, path, async (file) => {
      await writeFully(file, Buffer.from(`${JSON.stringify(point)}\n`), 0)
    })
  }
  return {
    async load() {
      await sequence.idle()
      const bytes = await readIfThere(files, path)
      if (bytes === undefined) return undefined
      try {
        const value: unknown = JSON.parse(bytes.toString('utf8'))
        return isPoint(value) ? value : undefined
      } catch {
        return undefined
      }
    },
    save(point) {
      if (newest !== undefined && newest.number >= point.number) return
      newest = point
      sequence.run(() => write(point)).catch(() => undefined)
    },
    settled: () => sequence.idle()
  }
}
