import { useEffect } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import type { DraftStore } from '../../stores/draft'

/**
 * What happens by itself when one comes to the message: it is made from the template, and since it is of use only with its
 * link, the link is made at once. What failed before, waits, or needs a decision is left to the technician.
 */
export function useArrival(draft: StoreApi<DraftStore>): void {
  useEffect(() => { void arrive(draft) }, [draft])
}

async function arrive(draft: StoreApi<DraftStore>): Promise<void> {
  const { compose, issue, measureAgain, offer } = draft.getState()
  const untouched = offer.state === 'draft' && offer.link === undefined && offer.waiting === undefined
  if (!untouched) {
    await measureAgain()
    return
  }
  if (offer.via === 'quote' && !await compose()) return
  const { changes, problem } = draft.getState().offer
  if (problem === undefined && (changes === undefined || changes.length === 0)) await issue()
  else await measureAgain()
}
