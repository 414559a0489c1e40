import { describe, expect, it } from 'vitest'
import { CipherUnavailable, systemCipher, type SecretCipher, type SystemSafeStorage } from './safeStorage'
import { SimulatedDisk } from './testing/simulatedDisk'
import { openVault } from './vault'

/** Turns text round and marks it, so that a test sees whether plain text was written. */
function testCipher(changes: Partial<SecretCipher> = {}): SecretCipher {
  return {
    protection: () => Promise.resolve('protected'),
    encrypt: (text) => Promise.resolve(Buffer.from(`key1:${text.split('').toReversed().join('')}`)),
    decrypt: (bytes) => {
      const text = bytes.toString()
      if (!text.startsWith('key1:')) return Promise.reject(new Error('Error while decrypting the ciphertext provided'))
      return Promise.resolve({ text: text.slice(5).split('').toReversed().join(''), stale: false })
    },
    ...changes
  }
}

const open = (files: SimulatedDisk, cipher = testCipher()) => openVault({ folder: '/vault', cipher, files })

describe('vault', () => {
  it('keeps a secret encrypted, over a power cut', async () => {
    const disk = new SimulatedDisk()
    await (await open(disk)).write('tokens', 'secret-1')
    const after = disk.afterPowerCut(() => 0)
    expect(after.paths().map((path) => after.content(path)?.toString()).join()).not.toContain('secret-1')
    expect(await (await open(after)).read('tokens')).toBe('secret-1')
  })

  it('sets what it cannot decrypt aside and goes back to the one before, or to nothing', async () => {
    const disk = new SimulatedDisk()
    const vault = await open(disk)
    await vault.write('tokens', 'older')
    await vault.write('tokens', 'newer')
    disk.put('/vault/tokens.bin', Buffer.from('garbage'))
    expect(await vault.read('tokens')).toBe('older')
    disk.put('/vault/tokens.previous.bin', Buffer.from('garbage'))
    expect(await vault.read('tokens')).toBeUndefined()
    expect(disk.paths().filter((path) => path.includes('quarantine'))).toHaveLength(2)
    await vault.write('tokens', 'anew')
    expect(await vault.read('tokens')).toBe('anew')
  })

  it('keeps the file when the key store does not answer now', async () => {
    const disk = new SimulatedDisk()
    await (await open(disk)).write('tokens', 'secret')
    const locked = await open(disk, testCipher({ decrypt: () => Promise.reject(new CipherUnavailable()) }))
    await expect(locked.read('tokens')).rejects.toMatchObject({ error: { kind: 'storage', code: 'storage.vaultUnavailable' } })
    expect(await (await open(disk)).read('tokens')).toBe('secret')
  })

  it('encrypts again when the key has changed', async () => {
    const disk = new SimulatedDisk()
    await (await open(disk)).write('tokens', 'secret')
    let written = 0
    const cipher = testCipher({
      decrypt: () => Promise.resolve({ text: 'secret', stale: true }),
      encrypt: () => Promise.resolve(Buffer.from(`key2:${(written += 1)}`))
    })
    expect(await (await open(disk, cipher)).read('tokens')).toBe('secret')
    expect(disk.content('/vault/tokens.bin')?.toString()).toBe('key2:1')
  })

  it('writes nothing without protection, and leaves no trace when wiped', async () => {
    const disk = new SimulatedDisk()
    const memory = await open(disk, testCipher({ protection: () => Promise.resolve('memoryOnly') }))
    await memory.write('tokens', 'secret')
    expect([memory.protection, await memory.read('tokens'), disk.paths()]).toEqual(['memoryOnly', 'secret', []])
    await memory.wipe()
    expect(await memory.read('tokens')).toBeUndefined()

    const vault = await open(disk)
    await vault.write('tokens', 'one')
    await vault.write('tokens', 'two')
    disk.put('/vault/tokens.bin', Buffer.from('garbage'))
    await vault.read('tokens')
    await vault.write('cookie', 'three')
    await vault.delete('cookie')
    expect(await vault.read('cookie')).toBeUndefined()
    await vault.wipe()
    expect(disk.paths()).toEqual([])
  })

  it('loses no secret whatever step the power goes at', async () => {
    const { PowerCut } = await import('./testing/simulatedDisk')
    const first = new SimulatedDisk()
    await (await open(first)).write('tokens', 'older')
    for (let cut = 0; cut < 20; cut += 1) {
      const disk = first.afterPowerCut(() => 0)
      disk.fate = (step) => (step === cut ? new PowerCut() : undefined)
      await (await open(disk).catch(() => undefined))?.write('tokens', 'newer').catch(() => undefined)
      for (const chance of [0, 0.5, 0.999]) {
        expect(['older', 'newer']).toContain(await (await open(disk.afterPowerCut(() => chance))).read('tokens'))
      }
    }
  })

  it('refuses a name that is no name', async () => {
    await expect((await open(new SimulatedDisk())).write('../x', 'y')).rejects.toMatchObject({ error: { code: 'storage.vaultName' } })
  })
})

describe('systemCipher', () => {
  const sync: SystemSafeStorage = {
    isEncryptionAvailable: () => true,
    encryptString: (text) => Buffer.from(`sync:${text}`),
    decryptString: (bytes) => bytes.toString().slice(5),
    getSelectedStorageBackend: () => 'gnome_libsecret'
  }

  it('uses the synchronous methods where there are no others', async () => {
    const cipher = systemCipher(sync, 'linux')
    expect(await cipher.protection()).toBe('protected')
    expect(await cipher.decrypt(await cipher.encrypt('a'))).toEqual({ text: 'a', stale: false })
  })

  it('counts a key that anybody knows as no protection', async () => {
    for (const backend of ['basic_text', 'unknown'] as const) {
      expect(await systemCipher({ ...sync, getSelectedStorageBackend: () => backend }, 'linux').protection()).toBe('memoryOnly')
    }
    expect(await systemCipher({ ...sync, isEncryptionAvailable: () => false }, 'win32').protection()).toBe('memoryOnly')
  })

  it('prefers the asynchronous ones, and tells "not now" from "never"', async () => {
    const failures = ['Decryption is temporarily unavailable', 'Decryption failed']
    const cipher = systemCipher(
      {
        ...sync,
        isAsyncEncryptionAvailable: () => Promise.resolve(true),
        encryptStringAsync: (text) => Promise.resolve(Buffer.from(`async:${text}`)),
        decryptStringAsync: () => Promise.reject(new Error(failures.shift()))
      },
      'darwin'
    )
    expect((await cipher.encrypt('a')).toString()).toBe('async:a')
    await expect(cipher.decrypt(Buffer.from(''))).rejects.toBeInstanceOf(CipherUnavailable)
    await expect(cipher.decrypt(Buffer.from(''))).rejects.not.toBeInstanceOf(CipherUnavailable)
  })
})
