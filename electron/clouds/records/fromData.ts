import { cloudDataSchema, type CloudData, type PortalData } from '../../contract/cloudData'
import type { CloudChange } from '../../contract/policy'
import type { Registration } from '../../contract/registration'
import type { CloudId } from '../../contract/settings'
import type { CloudRecord, PortalTemplate } from '../cloud'

const tenantId = '([0-9a-f-]{36})'
const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)

/** `/account/{tenantId}` as the expression by which the tenant is read from a path. */
function pathPattern(path: string): RegExp {
  const [before = '', after = ''] = path.split('{tenantId}')
  return new RegExp(`^${literal(before)}${tenantId}${literal(after)}(?:/|$)`, 'iu')
}

function portalOf({ tenantInPath, ...portal }: PortalData): PortalTemplate {
  return {
    ...withoutUndefined(portal),
    ...(tenantInPath === undefined ? {} : { tenantInPath: pathPattern(tenantInPath) })
  }
}

/** The record of one of Microsoft's clouds. Without a registration signing in says `signIn.notConfigured`. @throws ZodError for data that cannot be used */
export function recordFromData(id: CloudId, data: CloudData, registration: Registration | undefined): CloudRecord {
  const cloud = cloudDataSchema.parse(data)
  return {
    id,
    identity: {
      authority: cloud.authority,
      homeTenant: registration?.tenant ?? 'organizations',
      clientId: registration?.clientId ?? '',
      knownAuthorities: cloud.knownAuthorities,
      signInOrigins: cloud.signInOrigins,
      signInWith: 'browser'
    },
    graph: { base: cloud.graph, scopePrefix: cloud.graphScopePrefix },
    partnerCenter: { base: cloud.partnerCenter, scope: cloud.partnerCenterScope },
    portals: cloud.portals.map(portalOf),
    consoles: cloud.consoles,
    approvalLink: cloud.approvalLink,
    ...(cloud.advisorLink === undefined ? {} : { advisorLink: cloud.advisorLink }),
    // The link is there where its form is known.
    capabilities: { ...withoutUndefined(cloud.capabilities), advisorLink: cloud.advisorLink !== undefined }
  }
}

/** A cloud's data as an administrator changed it. @throws ZodError when the outcome cannot be used */
export function changedData(data: CloudData, { portals: changes = [], capabilities, ...fields }: CloudChange): CloudData {
  const portals = new Map(data.portals.map((portal) => [portal.id, portal]))
  for (const change of changes) {
    if ('removed' in change) portals.delete(change.id)
    else portals.set(change.id, change)
  }
  return cloudDataSchema.parse({ ...data, ...withoutUndefined(fields), portals: [...portals.values()], capabilities: { ...data.capabilities, ...withoutUndefined(capabilities ?? {}) } })
}

type Defined<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> }

function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Defined<T>
}
