export interface AdvisorLinkParts {
  readonly kind: 'trial' | 'purchase'
  /** Partner ID of the office that the offer is credited to. */
  readonly partnerId: string
  /** Of an offer that the partner's own portal issued. */
  readonly quoteId?: string | undefined
}

const kinds = { trial: 'Trial', purchase: 'Purchase' } as const

/**
 * The link of an advisor's offer, for partners who still have them (capabilities 4.3). No value can change the address around it.
 * @param template `{kind}`, `{partnerId}` and `{quoteId}` are replaced
 * @returns `quoteIdMissing` where the template wants one and there is none
 */
export function advisorLink(template: string, { kind, partnerId, quoteId }: AdvisorLinkParts): { readonly link: string } | 'quoteIdMissing' {
  if (quoteId === undefined && template.includes('{quoteId}')) return 'quoteIdMissing'
  const values: Readonly<Record<string, string>> = { kind: kinds[kind], partnerId, quoteId: quoteId ?? '' }
  return { link: template.replaceAll(/\{(kind|partnerId|quoteId)\}/gu, (_placeholder, name: string) => encodeURIComponent(values[name] ?? '')) }
}
