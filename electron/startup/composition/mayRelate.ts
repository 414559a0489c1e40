import { AppFailure } from '../../contract/errors'
import type { CallGate } from '../../services/callGate'

/** One link for any customer is everybody's; a relationship with one customer only Full technicians make and take back. */
export async function mayRelate(gate: CallGate): Promise<void> {
  try {
    await gate('full')
  } catch (error) {
    throw error instanceof AppFailure && error.error.code === 'session.needsFull' ? new AppFailure({ kind: 'notAllowed', code: 'offer.needsFull' }) : error
  }
}
