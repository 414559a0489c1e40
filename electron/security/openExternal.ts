import { shell } from 'electron'
import { AppFailure } from '../contract/errors'

export type ExternalJudgement = { readonly kind: 'open'; readonly url: string } | { readonly kind: 'refused'; readonly reason: string }

/** Says what may go to the system's handlers, and in which written form. */
export type JudgeExternal = (url: unknown) => ExternalJudgement

/** Shows a folder in the system's file manager. @throws AppFailure `unexpected` `external.noHandler` */
export async function showFolder(folder: string): Promise<void> {
  const trouble = await shell.openPath(folder)
  if (trouble !== '') throw new AppFailure({ kind: 'unexpected', code: 'external.noHandler' })
}

export type OpenExternal = (url: unknown) => Promise<void>

/**
 * The one way out to the system's browser and mail client. What is opened is the judged, re-written form, never the text
 * that came in. `shell.openExternal` is looked up at the time of the call, because outer tests replace it.
 * @throws AppFailure `invalid` for a refused address, `unexpected` when the system has no handler
 */
export function createOpener(judge: JudgeExternal): OpenExternal {
  return async (url) => {
    const judged = judge(url)
    if (judged.kind === 'refused') {
      throw new AppFailure({ kind: 'invalid', code: 'external.refused', params: { reason: judged.reason } })
    }
    try {
      await shell.openExternal(judged.url)
    } catch (cause) {
      throw new AppFailure({ kind: 'unexpected', code: 'external.noHandler' }, { cause })
    }
  }
}
