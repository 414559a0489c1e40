import type { CatalogueText } from '../world/catalogue/products'
import type { PartnerCenterContext } from './guard'

/** The language that `X-Locale` asks for, BCP 47; `en-US` when it asks for none. */
export function localeOf(context: PartnerCenterContext): string {
  const locale = context.req.header('x-locale') ?? ''
  return /^[a-z]{2,3}(-[A-Za-z\d]{2,8})*$/i.test(locale) ? locale : 'en-US'
}

/** German for a German locale, else English. */
export function inLanguage(text: CatalogueText, locale: string): string {
  return /^de\b/i.test(locale) ? text.de : text.en
}
