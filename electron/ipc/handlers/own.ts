import type { OwnBook } from '../../services/own/ownBook'
import type { RecentCustomers } from '../../services/own/recentCustomers'
import type { Handlers } from './types'

type OwnCalls = Extract<keyof Handlers, `own.${string}`>

export interface OwnHandlerParts {
  readonly own: OwnBook
  readonly recent: RecentCustomers
}

export function ownHandlers({ own, recent }: OwnHandlerParts): Pick<Handlers, OwnCalls> {
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
    }
  }
}
