import { AppFailure } from '../contract/errors'
import { systemErrorCode } from './fileSystem'

const codes: Readonly<Record<string, string>> = {
  ENOSPC: 'storage.full',
  EDQUOT: 'storage.full',
  EACCES: 'storage.denied',
  EPERM: 'storage.denied',
  EROFS: 'storage.denied'
}

/** Whatever the disk threw, as the one failure that the rest of the application knows (kind `storage`). */
export function storageFailure(cause: unknown): AppFailure {
  if (cause instanceof AppFailure) return cause
  return new AppFailure({ kind: 'storage', code: codes[systemErrorCode(cause) ?? ''] ?? 'storage.failed' }, { cause })
}
