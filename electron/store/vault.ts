import { join } from 'node:path'
import { AppFailure } from '../contract/errors'
import { createSequence } from '../lib/sequence'
import { readIfThere, replaceFile, writeFully } from './durableFile'
import { systemErrorCode, type FileSystem } from './fileSystem'
import { moveToQuarantine } from './quarantine'
import { CipherUnavailable, type Protection, type SecretCipher } from './safeStorage'
import { storageFailure } from './storageFailure'

/** Keeps small secrets (capabilities 1.3): encrypted by the operating system, or in memory only where it offers no protection. */
export interface Vault {
  readonly protection: Protection
  /** `undefined`: nothing kept, or what was kept can no longer be decrypted (then it is set aside). */
  read(name: string): Promise<string | undefined>
  /** Resolves when the secret is on the disk, encrypted. */
  write(name: string, text: string): Promise<void>
  delete(name: string): Promise<void>
  /** Leaves no trace: all secrets, the ones before them and the ones set aside. */
  wipe(): Promise<void>
}

export interface VaultOptions {
  readonly folder: string
  readonly cipher: SecretCipher
  readonly files: FileSystem
}

const allowedName = /^[a-z][a-z0-9-]{0,40}$/
const suffixes = ['.bin', '.previous.bin', '.bin.tmp'] as const
const ownFile = /\.bin(\.tmp)?$/

function checkName(name: string): void {
  if (!allowedName.test(name)) throw new AppFailure({ kind: 'unexpected', code: 'storage.vaultName' })
}

function memoryVault(): Vault {
  const secrets = new Map<string, string>()
  return {
    protection: 'memoryOnly',
    read: (name) => Promise.resolve(secrets.get(name)),
    write: async (name, text) => {
      checkName(name)
      secrets.set(name, text)
    },
    delete: async (name) => {
      secrets.delete(name)
    },
    wipe: async () => {
      secrets.clear()
    }
  }
}

async function removeIfThere(files: FileSystem, path: string): Promise<void> {
  try {
    await files.remove(path)
  } catch (cause) {
    if (systemErrorCode(cause) !== 'ENOENT') throw cause
  }
}

class DiskVault implements Vault {
  readonly protection = 'protected'
  readonly #options: VaultOptions
  readonly #sequence = createSequence()

  constructor(options: VaultOptions) {
    this.#options = options
  }

  read(name: string): Promise<string | undefined> {
    return this.#run(name, async () => (await this.#decrypt(`${name}.bin`, name)) ?? this.#decrypt(`${name}.previous.bin`, name))
  }

  write(name: string, text: string): Promise<void> {
    return this.#run(name, () => this.#save(name, text))
  }

  delete(name: string): Promise<void> {
    return this.#run(name, async () => {
      const { files, folder } = this.#options
      await Promise.all(suffixes.map((suffix) => removeIfThere(files, join(folder, `${name}${suffix}`))))
      await files.syncFolder(folder)
    })
  }

  wipe(): Promise<void> {
    return this.#run('all', async () => {
      const { files, folder } = this.#options
      for (const place of [folder, join(folder, 'quarantine')]) {
        // A folder that was never made holds nothing.
        const names = await files.list(place).catch(() => [])
        await Promise.all(names.filter((name) => ownFile.test(name)).map((name) => removeIfThere(files, join(place, name))))
      }
      await files.syncFolder(folder)
    })
  }

  #run<T>(name: string, task: () => Promise<T>): Promise<T> {
    return this.#sequence.run(async () => {
      checkName(name)
      try {
        return await task()
      } catch (cause) {
        throw storageFailure(cause)
      }
    })
  }

  async #save(name: string, text: string): Promise<void> {
    const { cipher, files, folder } = this.#options
    const path = join(folder, `${name}.bin`)
    const bytes = await cipher.encrypt(text)
    const before = await readIfThere(files, path)
    if (before) await replaceFile(files, join(folder, `${name}.previous.bin`), async (file) => void (await writeFully(file, before, 0)))
    await replaceFile(files, path, async (file) => void (await writeFully(file, bytes, 0)))
  }

  async #decrypt(fileName: string, name: string): Promise<string | undefined> {
    const { cipher, files, folder } = this.#options
    const bytes = await readIfThere(files, join(folder, fileName))
    if (!bytes) return undefined
    try {
      const { text, stale } = await cipher.decrypt(bytes)
      if (stale) await this.#save(name, text)
      return text
    } catch (cause) {
      if (cause instanceof CipherUnavailable) throw new AppFailure({ kind: 'storage', code: 'storage.vaultUnavailable' }, { cause })
      if (systemErrorCode(cause) !== undefined) throw cause
      await moveToQuarantine(files, folder, fileName)
      return undefined
    }
  }
}

/** Opens the vault after the application is ready. Nothing is ever written without real protection. */
export async function openVault(options: VaultOptions): Promise<Vault> {
  if ((await options.cipher.protection()) === 'memoryOnly') return memoryVault()
  try {
    await options.files.makeFolder(options.folder)
  } catch (cause) {
    throw storageFailure(cause)
  }
  return new DiskVault(options)
}
