import type { Company } from '../../../electron/contract/company'
import { useI18n } from '../../i18n/I18nContext'

/** Each office has a Partner ID of its own, which its offers name. */
export function Offices({ offices }: Pick<Company, 'offices'>) {
  const { t } = useI18n()
  return (
    <section className="stack record" aria-labelledby="company-offices">
      <h3 id="company-offices">{t('company.offices')}</h3>
      <table aria-labelledby="company-offices">
        <thead><tr><th scope="col">{t('company.office')}</th><th scope="col" className="num">{t('company.partnerId')}</th></tr></thead>
        <tbody>{offices.map(office => <tr key={office.partnerId}><th scope="row">{office.name}</th><td className="num">{office.partnerId}</td></tr>)}</tbody>
      </table>
    </section>
  )
}
