import { useState } from 'react'
import { editableRecordIds, type CompanyDraft, type CompanyRecords, type EditableRecordId } from '../../../electron/contract/company'
import { valueOf } from '../../../electron/domain/companyRecords'
import { useI18n } from '../../i18n/I18nContext'
import { TopicWords } from '../../i18n/TopicWords'
import { companyWords } from '../../i18n/topics/company'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Age } from '../../ui/Age'
import { Notice } from '../../ui/Notice'
import { PartnerMark } from '../../ui/Mark'
import { Page } from '../../ui/Page'
import { RightsLink } from '../../ui/RightsLink'
import { ErrorState, Loading } from '../../ui/states'
import { shown, useCall } from '../../ui/useCall'
import { Offices } from './Offices'
import { RecordFacts } from './RecordFacts'
import { RecordSection } from './RecordSection'
import '../../styles/company.css'

/** The technician's own company: everyone reads it, its global administrators edit it (capabilities 2.1, 2.2). */
export function CompanyPage() {
  return <TopicWords words={companyWords}><Company /></TopicWords>
}

function Company() {
  const { t } = useI18n()
  const bridge = useBridge()
  const partnerName = useTopic('session', ({ session }) => (session.step === 'signedIn' ? session.technician.partnerName : ''))
  const { state, reload } = useCall(() => bridge.calls['company.records'](), 'records')
  const drafts = useCall(() => bridge.calls['company.drafts'](), 'drafts')
  const company = shown(state)
  const typed = shown(drafts.state)
  const name = company === undefined ? '' : valueOf(company.records.find(({ id }) => id === 'organization')?.values ?? {}, 'companyName')
  return (
    <Page title={name || partnerName || t('nav.company')} mark={<PartnerMark />} help="company.help">
      {(state.step === 'loading' || drafts.state.step === 'loading') && <Loading />}
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload} />}
      {drafts.state.step === 'failed' && <ErrorState error={drafts.state.error} onRetry={drafts.reload} />}
      {company !== undefined && typed !== undefined && <Records company={company} drafts={typed} onSaved={reload} />}
    </Page>
  )
}

interface RecordsProps {
  readonly company: CompanyRecords
  readonly drafts: readonly CompanyDraft[]
  readonly onSaved: () => void
}

function Records({ company, drafts, onSaved }: RecordsProps) {
  const { t } = useI18n()
  const technician = useTopic('session', ({ session }) => (session.step === 'signedIn' ? session.technician : undefined))
  // Read once, when the page is opened: from then on the forms know what is typed.
  const [atFirst] = useState(drafts)
  const section = (id: EditableRecordId) => (
    <RecordSection key={id} id={id} company={company} draft={atFirst.find(({ record }) => record === id)} onSaved={onSaved} />
  )
  const mpn = company.records.find(({ id }) => id === 'mpn')
  const [profile, support, legal, billing] = editableRecordIds.map(section)
  return (
    <>
      {company.source === 'cache' && <Notice severity="warning" announce={false}><p>{t('company.fromCache')}</p></Notice>}
      <p><Age instant={company.readAt} /></p>
      {technician?.partnerGlobalAdministrator !== true && <div><p className="muted">{t('company.onlyAdministrators', { company: technician?.partnerName ?? '' })}</p><RightsLink /></div>}
      <section className="stack" aria-labelledby="company-customers">
        <h2 id="company-customers">{t('company.forCustomers')}</h2>
        <div className="columns">{profile}<div className="stack-large">{support}<Offices offices={company.offices} /></div></div>
      </section>
      <section className="stack" aria-labelledby="company-microsoft">
        <h2 id="company-microsoft">{t('company.forMicrosoft')}</h2>
        <div className="columns">
          {legal}
          <div className="stack-large">
            {billing}
            {mpn !== undefined && <section className="stack record" aria-labelledby="company-mpn"><h3 id="company-mpn">{t('company.record.mpn')}</h3><RecordFacts id="mpn" values={mpn.values} /></section>}
          </div>
        </div>
      </section>
    </>
  )
}
