/** Why something typed cannot be an application's client ID; a key below `onboarding.clientId.`. */
export type ClientIdProblem = 'missing' | 'notGuid' | 'secret' | 'zero'
/** The same of a tenant; a key below `onboarding.tenant.`. */
export type TenantProblem = 'shared' | 'userName' | 'address' | 'notTenant'

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u
const domain = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/u
/** Authorities that stand for no tenant in particular: with them a consent may go to the wrong one. */
const shared: ReadonlySet<string> = new Set(['common', 'organizations', 'consumers'])
/** The shape of a client secret's value: portals show it beside the IDs, and it has no business here. */
const secretShape = /^[\w.~-]{3}\d?[\w.~-]*~[\w.~-]{20,}$/u

/** As it is kept: without blanks around it and the braces with which some tools show IDs, in lower case. */
export const tidy = (typed: string): string => typed.trim().replace(/^\{(.*)\}$/u, '$1').trim().toLowerCase()

/** What is wrong with a typed client ID; `undefined`: nothing. */
export function clientIdProblem(typed: string): ClientIdProblem | undefined {
  const text = tidy(typed)
  if (text === '') return 'missing'
  if (guid.test(text)) return /^[0-]+$/u.test(text) ? 'zero' : undefined
  return secretShape.test(typed.trim()) ? 'secret' : 'notGuid'
}

/** What is wrong with a typed tenant (its ID or a domain); empty is allowed: whichever tenant the technician belongs to. */
export function tenantProblem(typed: string): TenantProblem | undefined {
  const text = tidy(typed)
  if (text === '' || guid.test(text) || domain.test(text)) return undefined
  if (shared.has(text)) return 'shared'
  if (text.includes('://') || text.includes('/')) return 'address'
  return text.includes('@') ? 'userName' : 'notTenant'
}
