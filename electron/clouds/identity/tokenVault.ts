/** What the sign-in needs of the vault (electron/store/vault): small named texts, encrypted by the system where it can. */
export interface TokenVault {
  /** `memoryOnly`: the system offers no protection, so nothing reaches the disk. */
  readonly protection: 'protected' | 'memoryOnly'
  /** `undefined`: there is none, or it could not be read (and was set aside). */
  read(name: string): Promise<string | undefined>
  write(name: string, value: string): Promise<void>
  delete(name: string): Promise<void>
}
