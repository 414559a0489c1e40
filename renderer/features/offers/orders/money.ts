import type { Translator } from '../../../i18n/translator'

/** An amount as the technician's language writes it; the cloud's own code stands where the currency is not known to the system. */
export function money({ language }: Pick<Translator, 'language'>, amount: number, currency: string): string {
  try {
    return new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount)
  } catch {
    return `${amount.toLocaleString(language)} ${currency}`.trim()
  }
}
