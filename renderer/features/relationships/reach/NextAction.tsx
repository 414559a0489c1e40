import { Link } from 'wouter'
import type { ReachReport } from '../../../../electron/contract/relationship'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { useAdminister } from '../../customer/useAdminister'
import { BatchProgress } from '../BatchProgress'
import { RenewButton } from '../RenewButton'
import { RepairButton } from '../RepairButton'

/** What to do about the first question that failed, said and offered. */
export function NextAction({ report }: { readonly report: ReachReport }) {
  const { t } = useI18n()
  const { next } = report
  return (
    <section aria-label={t('reach.nextStep')} className="stack">
      <Notice severity={next === 'administer' ? 'success' : 'info'}>
        <p>{t(`reach.next.${next}`, { customer: report.customer, colleague: report.colleague?.name ?? '' })}</p>
        <div className="row"><Offer report={report} /></div>
      </Notice>
      <BatchProgress kinds={['repair']} />
    </section>
  )
}

function Offer({ report: { tenantId, next, relationshipId, colleague, customer } }: { readonly report: ReachReport }) {
  const { t } = useI18n()
  if (next === 'offer') return <Link className="button" data-look="primary" href={paths.newOfferFor(tenantId)}>{t('actions.offerDelegatedAdministration')}</Link>
  if (next === 'renew' && relationshipId !== undefined) return <RenewButton id={relationshipId} look="primary" customer={customer} />
  if ((next === 'setUpAccess' || next === 'repairAccess') && relationshipId !== undefined) return <RepairButton ids={[relationshipId]} removeUnmapped={false} look="primary" />
  if (next === 'joinGroup' || next === 'giveRole') return <Link className="button" data-look="primary" href={paths.team}>{t('nav.team')}</Link>
  if (next === 'administer' && colleague === undefined) return <Administer tenantId={tenantId} name={customer} />
  return relationshipId === undefined ? <Link href={paths.customer(tenantId)}>{t('reach.customer')}</Link> : <Link href={paths.relationship(relationshipId)}>{t('relationships.one')}</Link>
}

/** Asks what for, where the setting wants that. */
function Administer(customer: { readonly tenantId: ReachReport['tenantId']; readonly name: string }) {
  const { t } = useI18n()
  const { administer, busy, dialog } = useAdminister(customer)
  return <><Button look="primary" icon="open" busy={busy} onClick={() => administer()}>{t('actions.administer')}</Button>{dialog}</>
}
