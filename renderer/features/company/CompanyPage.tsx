import type { Company } from '../../../electron/contract/company'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge } from '../../stores/StoresContext'
import { Age } from '../../ui/Age'
import { Breakable } from '../../ui/Breakable'
import { PartnerMark } from '../../ui/Mark'
import { Page } from '../../ui/Page'
import { ErrorState, Loading } from '../../ui/states'
import { shown, useCall } from '../../ui/useCall'

/** The technician's own company as its customers see it (capabilities 2.1). Read only in this version. */
export function CompanyPage() {
  const { t } = useI18n()
  const bridge = useBridge()
  const { state, reload } = useCall(() => bridge.calls['company.get'](), 'company')
  const company = shown(state)
  return (
    <Page title={company?.name ?? t('nav.company')} mark={<PartnerMark />} help="company.help">
      {state.step === 'loading' && <Loading />}
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload} />}
      {company !== undefined && <Details company={company} />}
    </Page>
  )
}

function Details({ company }: { readonly company: Company }) {
  const { t, country } = useI18n()
  const { address, support } = company
  const lines = [address.line1, address.line2, [address.postalCode, address.city].filter(Boolean).join(' '), address.state, country(address.country)].filter(Boolean)
  return (
    <div className="columns">
      <section className="stack" aria-labelledby="company-facts">
        <h2 id="company-facts">{t('company.profile')}</h2>
        <dl className="facts">
          <dt>{t('company.domain')}</dt><dd><Breakable text={company.domain} /></dd>
          <dt>{t('company.address')}</dt><dd>{lines.map(line => <div key={line}>{line}</div>)}</dd>
          <Row label={t('company.telephone')} value={company.telephone} />
          <Row label={t('company.email')} value={company.email} />
          <Row label={t('company.website')} value={company.website} />
        </dl>
        <p><Age instant={company.readAt} /></p>
      </section>
      <section className="stack" aria-labelledby="company-support">
        <h2 id="company-support">{t('company.support')}</h2>
        <dl className="facts">
          <Row label={t('company.telephone')} value={support.telephone} />
          <Row label={t('company.email')} value={support.email} />
          <Row label={t('company.website')} value={support.website} />
        </dl>
      </section>
      <section className="stack" aria-labelledby="company-offices">
        <h2 id="company-offices">{t('company.offices')}</h2>
        <table aria-labelledby="company-offices">
          <thead><tr><th scope="col">{t('company.office')}</th><th scope="col" className="num">{t('company.partnerId')}</th></tr></thead>
          <tbody>{company.offices.map(office => <tr key={office.partnerId}><th scope="row">{office.name}</th><td className="num">{office.partnerId}</td></tr>)}</tbody>
        </table>
      </section>
    </div>
  )
}

function Row({ label, value }: { readonly label: string; readonly value: string | undefined }) {
  const { t } = useI18n()
  return <><dt>{label}</dt><dd>{value === undefined ? <span className="muted">{t('company.none')}</span> : <Breakable text={value} />}</dd></>
}
