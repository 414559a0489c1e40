import { AppFailure } from '../contract/errors'

/**
 * Waits for a write to the cache. A disk that refuses must not keep the answer from the technician: the change stays in memory,
 * and the store tries again and tells of it. Anything else rejects.
 */
export const keep = async (write: Promise<void>): Promise<void> => {
  try {
    await write
  } catch (error) {
    if (!(error instanceof AppFailure && error.error.kind === 'storage')) throw error
  }
}
