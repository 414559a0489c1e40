import { useRef, useState } from 'react'
import { Link } from 'wouter'
import type { TenantId } from '../../../electron/contract/ids'
import type { PermissionReport } from '../../../electron/contract/onboarding'
import { customerPermissions } from '../../../electron/domain/registration/permissions'
import { useI18n } from '../../i18n/I18nContext'
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
      <Give tenantId={tenantId} company={name} report={report} onGiven={setReport} />
      <CheckSection tenantId={tenantId} report={report} onReport={setReport} />
    </Page>
  )
}

interface GiveProps {
  readonly tenantId: TenantId
  readonly company: string
  readonly report: PermissionReport | undefined
  readonly onGiven: (report: PermissionReport) => void
}

function Give({ tenantId, company, report, onGiven }: GiveProps) {
  const { t } = useI18n()
  const bridge = useBridge()
  const full = useFull()
  const offline = useTopic('session', state => state.connection === 'offline')
  const [asking, setAsking] = useState(false)
  // One intent for one decision: another try after a lost answer is the same request.
  const intent = useRef(crypto.randomUUID())
  const { busy, value, error, run } = useAction(() => bridge.calls['permissions.consent']({ tenantId, intentId: intent.current }))
  const give = async (): Promise<void> => {
    setAsking(false)
    const result = await run()
    if (result?.ok !== true) return
    intent.current = crypto.randomUUID()
    onGiven(result.value)
  }
  const missing = report?.lines.filter(({ state }) => state === 'noConsent').length ?? 0
  const blocked = (): string | undefined => {
    if (!full) return t('consent.needsFull')
    if (offline) return t('consent.offline')
    if (report === undefined) return t('consent.checkFirst')
    return missing === 0 ? t('consent.nothingMissing') : undefined
  }
  return (
    <div className="stack">
      {value !== undefined && missing === 0 && <Notice severity="success"><p>{t('consent.given', { company })}</p></Notice>}
      {value !== undefined && missing > 0 && <Notice severity="warning"><p>{t('consent.notYet')}</p></Notice>}
      {error !== undefined && <ErrorState error={error} />}
      <div><Button look="primary" busy={busy} blocked={blocked()} onClick={() => setAsking(true)}>{t('consent.give')}</Button></div>
      {!full && <RightsLink />}
      {asking && (
        <Dialog title={t('consent.ask', { company })} onClose={() => setAsking(false)}>
          <p>{t('consent.text', { company })}</p>
          <ul className="plain-rows">{customerPermissions.map(one => <li key={one.name}><span className="mono">{one.name}</span> · {t(`onboarding.why.${one.name}`)}</li>)}</ul>
          <div className="dialog-buttons">
            <Button onClick={() => setAsking(false)}>{t('action.cancel')}</Button>
            <Button look="primary" onClick={() => { void give() }}>{t('consent.give')}</Button>
          </div>
        </Dialog>
      )}
    </div>
  )
}
