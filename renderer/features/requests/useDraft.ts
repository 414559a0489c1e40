import { useEffect, useState } from 'react'
import type { AppError } from '../../../electron/contract/errors'
import type { RequestDraft } from '../../../electron/contract/serviceRequest'
import type { TenantId } from '../../../electron/contract/ids'
import { createAutosave, type Autosave } from '../../stores/autosave'
import { useBridge } from '../../stores/StoresContext'

/** What was typed or chosen; `null` takes a choice back. */
interface Written extends Partial<Pick<RequestDraft, 'title' | 'description' | 'severity' | 'contact'>> {
  readonly tenantId?: TenantId | null
  readonly topic?: RequestDraft['topic'] | null
}

interface DraftInHand extends Pick<Autosave<Written>, 'flush' | 'afterKept'> {
  /** As it stands on the page. */
  readonly draft: RequestDraft
  readonly saved: boolean
  readonly error: AppError | undefined
  /** Changes what is shown at once, and keeps it. `name`: of the customer that was chosen. */
  readonly edit: (edit: Written, name?: string) => void
}

/** A draft while it is written: what is typed is shown at once and kept within half a second, or when the page is left. */
export function useDraft(known: RequestDraft): DraftInHand {
  const bridge = useBridge()
  const [typed, setTyped] = useState<Partial<RequestDraft>>({})
  const [state, setState] = useState<{ readonly saved: boolean; readonly error: AppError | undefined }>({ saved: true, error: undefined })
  const [saving] = useState(() => createAutosave<Written, RequestDraft>({
    write: edit => bridge.calls['requests.edit']({ draftId: known.id, ...edit }),
    tell: setState
  }))
  useEffect(() => {
    const leave = (): void => { void saving.flush() }
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [saving])
  return {
    draft: { ...known, ...typed },
    ...state,
    flush: saving.flush,
    afterKept: saving.afterKept,
    edit: (edit, name) => {
      const { tenantId, topic, ...words } = edit
      setTyped(before => shownAs({
        ...before,
        ...words,
        ...(tenantId !== undefined && { tenantId: tenantId ?? undefined, customerName: name }),
        ...(topic !== undefined && { topic: topic ?? undefined })
      }))
      saving.plan(edit)
    }
  }
}

/** A choice that was taken back hides the one that is kept until that is saved. */
const shownAs = (typed: { readonly [K in keyof RequestDraft]?: RequestDraft[K] | undefined }): Partial<RequestDraft> => typed as Partial<RequestDraft>
