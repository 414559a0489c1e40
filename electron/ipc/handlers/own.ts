import type { OwnBook } from '../../services/own/ownBook'
import type { OwnFiles } from '../../services/own/ownFiles'
import type { RecentCustomers } from '../../services/own/recentCustomers'
import type { Handlers } from './types'

type OwnCalls = Extract<keyof Handlers, `own.${string}`>

export interface OwnHandlerParts {
  readonly own: OwnBook
  readonly recent: RecentCustomers
  readonly ownFiles: OwnFiles
  /** Customers by their domains and names. */
  readonly indexReady: () => Promise<unknown>
}

export function ownHandlers({ own, recent, ownFiles, indexReady }: OwnHandlerParts): Pick<Handlers, OwnCalls> {
  return {
    'own.get': async ({ tenantId, opened }) => {
      await own.ready()
      if (opened) await recent.note(tenantId)
      return own.get(tenantId)
    },
    'own.edit': async ({ tenantId, ...change }) => {
      await own.ready()
      return own.edit(tenantId, change)
    },
    'own.editMany': async ({ tenantIds, ...change }) => {
      await own.ready()
      return { changed: await own.editMany(tenantIds, change) }
    },
    'own.exportCsv': () => ownFiles.exportCsv(),
    'own.importPreview': async () => {
      await indexReady()
      return ownFiles.preview()
    },
    'own.importApply': ({ importId }) => ownFiles.apply(importId),
    'own.importUndo': async () => {
      await own.ready()
      return ownFiles.undo()
    },
    'own.importState': () => ownFiles.state(),
    'own.exportLeft': ({ importId }) => ownFiles.exportLeft(importId),
    'own.retryLeft': async () => {
      await indexReady()
      return ownFiles.retry()
    },
    'own.forgetLeft': () => ownFiles.forgetLeft()
  }
}
