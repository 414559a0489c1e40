import { useCallback, useState } from 'react'
import type { AppError } from '../../electron/contract/errors'
import { useBridge } from '../stores/StoresContext'

interface Copying {
  /** What is on the clipboard, by the name that was given for it; absent: nothing was copied here, or it failed. */
  readonly copied: string | undefined
  readonly error: AppError | undefined
  /** @param name of what it is, for whoever reads that it was copied */
  readonly copy: (text: string, name: string) => Promise<void>
}

/** Puts text on the clipboard, and knows what is to be said of it. Secrets go another way (`features/secret`). */
export function useCopy(): Copying {
  const bridge = useBridge()
  const [state, setState] = useState<Pick<Copying, 'copied' | 'error'>>({ copied: undefined, error: undefined })
  const copy = useCallback(async (text: string, name: string): Promise<void> => {
    const result = await bridge.calls['app.copyText']({ text })
    setState(result.ok ? { copied: name, error: undefined } : { copied: undefined, error: result.error })
  }, [bridge])
  return { ...state, copy }
}
