import { Link } from 'wouter'
import type { RelationshipDetails } from '../../../../electron/contract/relationship'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { useBridge, useTopic } from '../../../stores/StoresContext'
import { Age, Deadline, Moment } from '../../../ui/Age'
import { CustomerMark } from '../../../ui/Mark'
import { Notice } from '../../../ui/Notice'
import { Page } from '../../../ui/Page'
import { RelationshipStatus } from '../../../ui/RelationshipStatus'
import { ErrorState, Loading } from '../../../ui/states'
import { shown, useCall } from '../../../ui/useCall'
import { useGoOn } from '../../../ui/useGoOn'
import { BatchProgress } from '../BatchProgress'
import { templateName } from '../../../ui/templateName'
import { useRoleTemplates } from '../useRoleTemplates'
import { Actions } from './Actions'
import { Assignments } from './Assignments'
import { ProviderAnswer } from './ProviderAnswer'
import { Roles } from './Roles'
import { Timeline } from './Timeline'

/** One relationship: where it stands, what happened to it, who gets in through it, and what can be done (capabilities 5.2). */
export function DetailsPage({ id }: { readonly id: string }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const running = useTopic('relationships', state => state.batch?.running === true)
  // Read again when work on many has ended: this one may have been among them.
  const { state, reload, put } = useCall(() => bridge.calls['relationships.get']({ id }), id, running ? 1 : 0)
  const details = shown(state)
  const ownAnswer = details?.problems.some(({ problem }) => problem === 'partnerConsentPending') === true
  const mark = details?.tenantId === undefined ? undefined : <CustomerMark tenantId={details.tenantId} name={details.customer ?? ''} size="large" />
  return (
    <Page title={details === undefined ? t('relationships.one') : (details.customer ?? t('relationships.anyone'))} mark={mark}>
      {state.step === 'loading' && <Loading />}
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload}>{state.error.kind === 'notFound' && <p><Link href={paths.relationships}>{t('relationships.all')}</Link></p>}</ErrorState>}
      {details !== undefined && (
        <>
          {details.source === 'cache' ? <Notice severity="warning" announce={false}><p>{t('relationships.fromCache')} <Age instant={details.readAt} /></p></Notice> : <p><Age instant={details.readAt} /></p>}
          <Problems details={details} />
          {ownAnswer && <ProviderAnswer details={details} onChanged={put} />}
          <Actions details={details} ownAnswer={ownAnswer} onChanged={put} />
          <BatchProgress kinds={['repair', 'withdraw']} />
          <div className="columns"><Facts details={details} /><Timeline entries={details.timeline} /></div>
          <Assignments details={details} />
          <Roles roles={details.roles} />
        </>
      )}
    </Page>
  )
}

function Problems({ details }: { readonly details: RelationshipDetails }) {
  const { t } = useI18n()
  if (details.problems.length === 0) return null
  return (
    <Notice severity="warning" announce={false}>
      {details.problems.map(({ problem, group }) => <p key={`${problem} ${group ?? ''}`}>{group !== undefined && <strong>{group}: </strong>}{t(`relationships.problem.${problem}`)} {t(`relationships.mend.${problem}`)}</p>)}
    </Notice>
  )
}

function Facts({ details }: { readonly details: RelationshipDetails }) {
  const i18n = useI18n()
  const { t } = i18n
  const { roles } = useRoleTemplates()
  // What changes it takes its own buttons away.
  const heading = useGoOn<HTMLHeadingElement>(`${details.status} ${String(details.problems.length)}`)
  const template = roles?.templates.find(({ id }) => id === details.templateId)
  return (
    <section className="stack" aria-labelledby="relationship-facts">
      <h2 id="relationship-facts" ref={heading} tabIndex={-1}>{t('relationships.facts')}</h2>
      <dl className="facts">
        <dt>{t('relationships.state')}</dt><dd><RelationshipStatus state={details.state} /></dd>
        <dt>{t('relationships.name')}</dt><dd className="wrap">{details.name}</dd>
        {details.tenantId !== undefined && <><dt>{t('relationships.customer')}</dt><dd><Link href={paths.customer(details.tenantId)}>{details.customer ?? details.tenantId}</Link></dd></>}
        <dt>{t('relationships.madeBy')}</dt><dd>{t(`relationships.origin.${details.origin}`)}</dd>
        <dt>{t('relationships.template')}</dt><dd>{template === undefined ? t('relationships.noTemplate') : templateName(i18n, template)}</dd>
        <dt>{t('relationships.created')}</dt><dd><Moment instant={details.createdAt} exactOnly /></dd>
        {details.endsAt !== undefined && <><dt>{t('relationships.ends')}</dt><dd><Deadline instant={details.endsAt} /></dd></>}
        {details.durationDays !== undefined && <><dt>{t('relationships.duration')}</dt><dd className="nums">{t('relationships.days', { days: details.durationDays })}</dd></>}
        <dt>{t('relationships.autoExtend')}</dt><dd>{t(details.autoExtend ? 'relationships.extends' : 'relationships.extendsNot')}</dd>
        <dt>{t('relationships.id')}</dt><dd className="mono">{details.id}</dd>
      </dl>
    </section>
  )
}
