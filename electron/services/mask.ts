export interface MaskOptions {
  readonly isTenant: (guid: string) => boolean
  readonly homeFolder: string
}

const address = /([\w.+'-]{1,64})@((?:[\w-]+\.)+[\w-]{2,})/gu
const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/giu

function numberIn(known: Map<string, number>, key: string): number {
  const number = known.get(key) ?? known.size + 1
  known.set(key, number)
  return number
}

/** However it is written, and in no longer word. */
const wholeDomain = (domain: string): RegExp => new RegExp(String.raw`(?<![\w-])${domain.replaceAll('.', String.raw`\.`)}(?![\w-])`, 'giu')

/**
 * Takes people and customers out of a text: user names, the domains in them, tenant ids and the name of the home folder. Each
 * gets a number, the same one wherever it stands, so that what belongs together can still be seen. Correlation ids stay.
 */
export function createMask({ isTenant, homeFolder }: MaskOptions): (text: string) => string {
  const [users, domains, tenants] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()]
  return (text) => {
    const homeless = homeFolder.length < 2 ? text : text.replaceAll(homeFolder, '~').replaceAll(JSON.stringify(homeFolder).slice(1, -1), '~')
    const masked = homeless
      .replaceAll(address, (whole: string, _name: string, domain: string) => `user-${numberIn(users, whole.toLowerCase())}@domain-${numberIn(domains, domain.toLowerCase())}`)
      .replaceAll(guid, (id: string) => (isTenant(id.toLowerCase()) ? `tenant-${numberIn(tenants, id.toLowerCase())}` : id))
    // A domain that stands elsewhere by itself is the same customer.
    return [...domains].reduce((rest, [domain, number]) => rest.replaceAll(wholeDomain(domain), `domain-${number}`), masked)
  }
}
