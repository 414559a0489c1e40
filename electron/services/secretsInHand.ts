import type { Tell } from './ports'
import type { SecretClipboard } from './secretClipboard'

export interface SecretsInHandParts {
  readonly tell: Tell
  readonly clipboard: Pick<SecretClipboard, 'clear'>
  readonly passwordReset: { forgetSecrets(): void }
}

/**
 * Lets go of every password that somebody could still find: on the page, by which one would be known again here, and on the clipboard, if it
 * is still ours. When the technician leaves the computer, signs out or quits. A reset under way is carried out. Never rejects.
 */
export async function letGoOfSecrets({ tell, clipboard, passwordReset }: SecretsInHandParts): Promise<void> {
  tell('secrets.forget', undefined)
  passwordReset.forgetSecrets()
  await clipboard.clear()
}
