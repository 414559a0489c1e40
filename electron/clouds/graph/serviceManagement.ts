import type { DelegatedAdminServiceManagementDetail, Site } from '@microsoft/microsoft-graph-types'
import { z } from 'zod'
import { AppFailure } from '../../contract/errors'
import type { TenantId } from '../../contract/ids'
import type { ListedService, ServiceManagement } from '../../services/ports'
import type { CloudRecord } from '../cloud'
import { orUndefined } from '../http'
import type { GraphClient } from './client'
import { record as recordOf } from './types'

const serviceSchema = recordOf<DelegatedAdminServiceManagementDetail>()({ id: z.string(), serviceName: z.string(), serviceManagementUrl: z.string() })
/** `<host>,<site collection>,<site>` */
const siteSchema = recordOf<Site>()({ id: z.string() })

const mostServices = 100
const longestName = 80

/** One line of plain text: it stands in a menu of ours, where nothing of it may break out of its line. */
const nameOf = (text: string): string => text.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim().slice(0, longestName)

const toService = ({ id, serviceName, serviceManagementUrl }: z.infer<typeof serviceSchema>): ListedService => ({ id, name: nameOf(serviceName), url: serviceManagementUrl })

const refusedIsUnknown = async <T>(work: Promise<T | undefined>): Promise<T | undefined> => {
  try {
    return await work
  } catch (cause) {
    if (cause instanceof AppFailure && cause.error.kind === 'notAllowed') return undefined
    throw cause
  }
}

/** Microsoft's own list of a customer's portals, read in the partner's tenant; and the name at SharePoint, read in the customer's. */
export const createServiceManagement = (graph: GraphClient, record: CloudRecord, partner: () => Promise<TenantId>): ServiceManagement => ({
  async services(tenantId, signal) {
    if (!record.capabilities.gdap) return undefined
    const path = `/tenantRelationships/delegatedAdminCustomers/${tenantId}/serviceManagementDetails`
    const raw = await orUndefined(graph.all(serviceSchema, path, { tenantId: await partner(), signal }))
    return raw?.slice(0, mostServices).map(toService).filter(({ name }) => name !== '')
  },
  async sharePointName(tenantId, signal) {
    if (!record.portals.some(({ url }) => url.includes('{sharePointName}'))) return undefined
    const root = await refusedIsUnknown(orUndefined(graph.get(siteSchema, '/sites/root?$select=id', { tenantId, signal })))
    return /^([a-z0-9-]{1,63})\.sharepoint\.com,/iu.exec(root?.id ?? '')?.[1]?.toLowerCase()
  }
})
