import type { Company } from '../../../electron/contract/company'
import { messageChecklist } from '../../../electron/domain/offerChecklist'
import { useI18n } from '../../i18n/I18nContext'
import type { DraftStore } from '../../stores/draft'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Icon } from '../../ui/Icon'
import { shown, useCall } from '../../ui/useCall'

/** The reminders for a good message, each ticked where the text shows it (capabilities 4.3). */
export function Checklist({ state }: { readonly state: DraftStore }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const session = useTopic('session', one => one.session)
  const company = shown(useCall(() => bridge.calls['company.get'](), 'company').state)
  if (session.step !== 'signedIn') return null
  const { kind, link, includeDelegatedAdministration } = state.offer
  const entries = messageChecklist(state.text.body, { kind, link, withDelegatedAdministration: includeDelegatedAdministration, partnerName: session.technician.partnerName, contact: contactOf(company) })
  return (
    <section className="stack" aria-labelledby="checklist-heading">
      <h2 id="checklist-heading">{t('offers.checklist.title')}</h2>
      <ul className="check">
        {entries.map(({ item, done }) => (
          <li key={item} data-done={done}>
            <Icon name={done ? 'check' : 'info'} />
            <span>{t(`offers.checklist.${item}`)}<span className="hidden-visually"> ({t(done ? 'offers.checklist.done' : 'offers.checklist.open')})</span></span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What customers should use: the support contact where there is one, else the company's own. */
function contactOf(company: Company | undefined) {
  return {
    telephone: company?.support.telephone ?? company?.telephone,
    email: company?.support.email ?? company?.email,
    website: company?.support.website ?? company?.website
  }
}
