import type { SafeStorage } from 'electron'

/** Encryption by the operating system, as the vault sees it. */
export interface SecretCipher {
  /** `memoryOnly`: the system offers no real protection, so no secret may be written down. */
  protection(): Promise<Protection>
  encrypt(text: string): Promise<Buffer>
  /**
   * `stale`: the key has changed since; write the text again.
   * @throws {@link CipherUnavailable} when the system's key store does not answer now; other errors mean that the bytes cannot be read.
   */
  decrypt(bytes: Buffer): Promise<{ readonly text: string; readonly stale: boolean }>
}

export type Protection = 'protected' | 'memoryOnly'

/** The key store is locked or does not answer; the bytes may well be good. */
export class CipherUnavailable extends Error {}

type AsyncMethods = Pick<SafeStorage, 'encryptStringAsync' | 'decryptStringAsync' | 'isAsyncEncryptionAvailable'>
type SyncMethods = Pick<SafeStorage, 'encryptString' | 'decryptString' | 'isEncryptionAvailable'>
/** What is used of Electron's module. The asynchronous methods exist since Electron 42; the oldest one that is supported is 33. */
export type SystemSafeStorage = SyncMethods & Partial<AsyncMethods> & Pick<SafeStorage, 'getSelectedStorageBackend'>

const hasAsync = (storage: SystemSafeStorage): storage is SystemSafeStorage & AsyncMethods =>
  storage.encryptStringAsync !== undefined && storage.decryptStringAsync !== undefined && storage.isAsyncEncryptionAvailable !== undefined

/** On Linux both mean a key that anybody knows. */
const unprotectedBackends: ReadonlySet<string> = new Set(['basic_text', 'unknown'])

async function decryptAsync(storage: AsyncMethods, bytes: Buffer): Promise<{ text: string; stale: boolean }> {
  try {
    const { result, shouldReEncrypt } = await storage.decryptStringAsync(bytes)
    return { text: result, stale: shouldReEncrypt }
  } catch (cause) {
    if (cause instanceof Error && /temporarily unavailable/i.test(cause.message)) throw new CipherUnavailable(cause.message, { cause })
    throw cause
  }
}

/** Electron's `safeStorage`, asynchronous where it can be. Only to be called after the application is ready. */
export function systemCipher(storage: SystemSafeStorage, platform: NodeJS.Platform): SecretCipher {
  const available = async (): Promise<boolean> => (hasAsync(storage) ? storage.isAsyncEncryptionAvailable() : storage.isEncryptionAvailable())
  return {
    protection: async () => {
      const known = platform !== 'linux' || !unprotectedBackends.has(storage.getSelectedStorageBackend())
      return known && (await available()) ? 'protected' : 'memoryOnly'
    },
    encrypt: async (text) => (hasAsync(storage) ? storage.encryptStringAsync(text) : storage.encryptString(text)),
    decrypt: async (bytes) => (hasAsync(storage) ? decryptAsync(storage, bytes) : { text: storage.decryptString(bytes), stale: false })
  }
}
