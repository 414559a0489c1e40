import { useRef, useState } from 'react'
import { Link } from 'wouter'
import type { TenantId } from '../../../electron/contract/ids'
import type { PermissionReport } from '../../../electron/contract/onboarding'
import { customerPermissions } from '../../../electron/domain/registration/permissions'
import { useI18n } from '../../i18n/I18nContext'
import type { MessageKey } from '../../i18n/translator'
import { paths } from '../../shell/routes'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { CustomerMark } from '../../ui/Mark'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { RightsLink } from '../../ui/RightsLink'
import { ErrorState } from '../../ui/states'
import { useFull } from '../../ui/useFull'
import { useAction } from '../../ui/useAction'
import { useCustomerName } from '../../ui/useCustomerName'
import { CheckSection } from './CheckSection'

/** What the application may do in one customer's tenant, and the customer's consent to it, given through the relationship. */
export function ConsentPage({ tenantId }: { readonly tenantId: TenantId }) {
  const { t } = useI18n()
  const company = useCustomerName(tenantId)
  const name = company === '' ? t('customer.title') : company
  const [report, setReport] = useState<PermissionReport | undefined>(undefined)
  return (
    <Page
      title={t('consent.title', { company: name })}
      mark={company === '' ? undefined : <CustomerMark tenantId={tenantId} name={company} size="large" />}
      help="consent.help"
      action={<Link className="button" href={paths.customer(tenantId)}>{t('consent.back')}</Link>}
    >
      <Decisions tenantId={tenantId} company={name} report={report} onReport={setReport} />
      <CheckSection tenantId={tenantId} report={report} onReport={setReport} />
    </Page>
  )
}

interface DecisionsProps {
  readonly tenantId: TenantId
  readonly company: string
  readonly report: PermissionReport | undefined
  readonly onReport: (report: PermissionReport) => void
}

type Decision = 'give' | 'withdraw'

/** To give the consent, and to take it back. */
function Decisions({ tenantId, company, report, onReport }: DecisionsProps) {
  const { t } = useI18n()
  const bridge = useBridge()
  const full = useFull()
  const offline = useTopic('session', state => state.connection === 'offline')
  const [asking, setAsking] = useState<Decision | undefined>(undefined)
  const [last, setLast] = useState<Decision>('give')
  // One intent for one decision: another try after a lost answer is the same request.
  const intents = useRef({ give: crypto.randomUUID(), withdraw: crypto.randomUUID() })
  const { busy, value, error, run } = useAction(() => {
    const asked = { tenantId, intentId: intents.current[last] }
    return last === 'give' ? bridge.calls['permissions.consent'](asked) : bridge.calls['permissions.withdrawConsent'](asked)
  })
  const decide = async (): Promise<void> => {
    setAsking(undefined)
    const result = await run()
    if (result?.ok !== true) return
    intents.current[last] = crypto.randomUUID()
    onReport(result.value)
  }
  const ask = (what: Decision): void => {
    setLast(what)
    setAsking(what)
  }
  const count = (state: 'noConsent' | 'granted'): number => report?.lines.filter(line => line.state === state).length ?? 0
  const missing = count('noConsent')
  const blocked = (of: number, none: MessageKey): string | undefined => {
    if (!full) return t('consent.needsFull')
    if (offline) return t('consent.offline')
    if (report === undefined) return t('consent.checkFirst')
    return of === 0 ? t(none) : undefined
  }
  return (
    <div className="stack">
      {value !== undefined && <Done decision={last} company={company} missing={missing} />}
      {error !== undefined && <ErrorState error={error} />}
      <div className="row decisions">
        <Button look="primary" busy={busy && last === 'give'} blocked={blocked(missing, 'consent.nothingMissing')} onClick={() => ask('give')}>{t('consent.give')}</Button>
        <Button busy={busy && last === 'withdraw'} blocked={blocked(count('granted'), 'consent.nothingGiven')} onClick={() => ask('withdraw')}>{t('consent.withdraw')}</Button>
      </div>
      {!full && <RightsLink />}
      <p className="small muted">{t('consent.byCustomer')}</p>
      {asking !== undefined && <Question decision={asking} company={company} onYes={() => { void decide() }} onNo={() => setAsking(undefined)} />}
    </div>
  )
}

function Done({ decision, company, missing }: { readonly decision: Decision; readonly company: string; readonly missing: number }) {
  const { t } = useI18n()
  if (decision === 'withdraw') return <Notice severity="success"><p>{t('consent.withdrawn', { company })}</p></Notice>
  return missing === 0 ? <Notice severity="success"><p>{t('consent.given', { company })}</p></Notice> : <Notice severity="warning"><p>{t('consent.notYet')}</p></Notice>
}

interface QuestionProps {
  readonly decision: Decision
  readonly company: string
  readonly onYes: () => void
  readonly onNo: () => void
}

function Question({ decision, company, onYes, onNo }: QuestionProps) {
  const { t } = useI18n()
  const gives = decision === 'give'
  return (
    <Dialog title={t(gives ? 'consent.ask' : 'consent.withdrawAsk', { company })} onClose={onNo}>
      <p>{t(gives ? 'consent.text' : 'consent.withdrawText', { company })}</p>
      {gives && <ul className="plain-rows">{customerPermissions.map(one => <li key={one.name}><span className="mono">{one.name}</span> · {t(`onboarding.why.${one.name}`)}</li>)}</ul>}
      <div className="dialog-buttons">
        <Button onClick={onNo}>{t('action.cancel')}</Button>
        <Button look="primary" onClick={onYes}>{t(gives ? 'consent.give' : 'consent.withdraw')}</Button>
      </div>
    </Dialog>
  )
}
