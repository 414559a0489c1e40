import { basename, dirname } from 'node:path'
import type { FileSystem, OpenFile, OpenMode } from '../fileSystem'

interface Node {
  /** What survives a power cut. */
  durable: Buffer
  /** What the running system shows. */
  current: Buffer
}

const systemError = (code: string): Error => Object.assign(new Error(code), { code })

/** Thrown by every call after the simulated machine lost its power. */
export class PowerCut extends Error {}

/** Decides before each step what happens: nothing (`undefined`), an error code, or a power cut. */
export type Fate = (step: number, operation: string) => string | PowerCut | undefined

/** Chance from 0 (inclusive) to 1, for what a power cut leaves behind. */
export type Chance = () => number

/**
 * A disk in memory that forgets, at a power cut, whatever was not synced: file contents without fsync (any prefix may have made
 * it), and names without a sync of their folder. Takes writes in portions, fails or stops at any step.
 */
export class SimulatedDisk implements FileSystem {
  readonly #names = new Map<string, Node>()
  readonly #durableNames = new Map<string, Node>()
  #pendingNames: (() => void)[] = []
  #steps = 0
  #dead = false
  fate: Fate = () => undefined

  get steps(): number {
    return this.#steps
  }

  /** The machine after a power cut and a new start. */
  afterPowerCut(chance: Chance): SimulatedDisk {
    const disk = new SimulatedDisk()
    const kept = Math.floor(chance() * (this.#pendingNames.length + 1))
    for (const change of this.#pendingNames.slice(0, kept)) change()
    for (const [path, node] of this.#durableNames) {
      const reached = node.current.subarray(0, Math.floor(chance() * (node.current.length + 1)))
      const unsynced = !node.current.equals(node.durable)
      // Unsynced bytes reach the disk in part: what was synced is there, and a prefix of what came behind.
      const tail = unsynced && reached.length > node.durable.length ? reached : node.durable
      disk.put(path, Buffer.from(tail))
    }
    return disk
  }

  /** Puts a file in place, durably. */
  put(path: string, content: Buffer): void {
    const node: Node = { durable: content, current: Buffer.from(content) }
    this.#names.set(path, node)
    this.#durableNames.set(path, node)
  }

  content(path: string): Buffer | undefined {
    return this.#names.get(path)?.current
  }

  paths(): readonly string[] {
    return [...this.#names.keys()].toSorted()
  }

  async makeFolder(): Promise<void> {
    await this.#step('makeFolder')
  }

  async list(folder: string): Promise<readonly string[]> {
    await this.#step('list')
    return this.paths().filter((path) => dirname(path) === folder).map((path) => basename(path))
  }

  async read(path: string): Promise<Buffer> {
    await this.#step('read')
    return Buffer.from(this.#find(path).current)
  }

  async open(path: string, mode: OpenMode): Promise<OpenFile> {
    await this.#step('open')
    const there = this.#names.get(path)
    if (mode === 'new' && there) throw systemError('EEXIST')
    const node = mode === 'existing' ? this.#find(path) : (there ?? { durable: Buffer.alloc(0), current: Buffer.alloc(0) })
    if (mode === 'fresh') node.current = Buffer.alloc(0)
    if (!there) this.#setName(path, node)
    return this.#openFile(node)
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#step('rename')
    const node = this.#find(from)
    this.#setName(to, node, from)
  }

  async remove(path: string): Promise<void> {
    await this.#step('remove')
    this.#find(path)
    this.#names.delete(path)
    this.#pendingNames.push(() => this.#durableNames.delete(path))
  }

  async syncFolder(): Promise<void> {
    await this.#step('syncFolder')
    for (const change of this.#pendingNames) change()
    this.#pendingNames = []
  }

  #openFile(node: Node): OpenFile {
    return {
      write: async (bytes, position) => {
        // Half of the time only a part is taken, as a real disk may do.
        const taken = this.#steps % 2 === 0 ? bytes : bytes.subarray(0, Math.ceil(bytes.length / 2))
        await this.#step('write')
        const grown = Buffer.alloc(Math.max(node.current.length, position + taken.length))
        node.current.copy(grown)
        taken.copy(grown, position)
        node.current = grown
        return taken.length
      },
      truncate: async (size) => {
        await this.#step('truncate')
        node.current = Buffer.from(node.current.subarray(0, size))
      },
      sync: async () => {
        await this.#step('sync')
        node.durable = Buffer.from(node.current)
      },
      close: async () => {
        await this.#step('close')
      }
    }
  }

  #setName(path: string, node: Node, from?: string): void {
    this.#names.set(path, node)
    if (from !== undefined) this.#names.delete(from)
    this.#pendingNames.push(() => {
      this.#durableNames.set(path, node)
      if (from !== undefined) this.#durableNames.delete(from)
    })
  }

  #find(path: string): Node {
    const node = this.#names.get(path)
    if (!node) throw systemError('ENOENT')
    return node
  }

  async #step(operation: string): Promise<void> {
    await Promise.resolve()
    if (this.#dead) throw new PowerCut()
    const fate = this.fate(this.#steps, operation)
    this.#steps += 1
    if (fate instanceof PowerCut) {
      this.#dead = true
      throw fate
    }
    if (fate !== undefined) throw systemError(fate)
  }
}
