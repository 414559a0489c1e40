import { Link } from 'wouter'
import { useI18n } from '../i18n/I18nContext'
import { useTopic } from '../stores/StoresContext'
import { CustomerMark } from '../ui/Mark'
import { Notice } from '../ui/Notice'
import { ErrorState } from '../ui/states'
import { paths } from './routes'

/** Why the last acting-as session ended, on the partner's own page that is then in front (capabilities 6.5). */
export function ActingEndedNotice() {
  const { t, lookUp } = useI18n()
  const ended = useTopic('acting', state => state.lastEnded)
  const error = useTopic('acting', state => state.error)
  const refused = useTopic('acting', state => state.refused)
  const dismiss = useTopic('acting', state => state.dismissEnded)
  if (error !== undefined) return <ErrorState error={error}>{refused !== undefined && <p><Link href={paths.reach(refused)}>{t('customer.whyNot')}</Link></p>}</ErrorState>
  if (ended === undefined) return null
  const { session, cause, wiped, leftFor } = ended
  return (
    <Notice severity={cause === 'endedByTechnician' || cause === 'windowClosed' ? 'info' : 'warning'} onDismiss={dismiss}>
      <p className="row">
        <CustomerMark tenantId={session.tenantId} name={session.company} size="small" />
        <strong>{t('acting.ended', { company: session.company })}</strong>
      </p>
      <p>{lookUp(`acting.end.${cause}`, 'acting.end.other')}</p>
      {leftFor !== undefined && <p className="small">{t('acting.leftFor')} <span className="mono">{leftFor}</span></p>}
      <p className="small">{t(wiped ? 'acting.wiped' : 'acting.notWiped')} {t('acting.return')}</p>
    </Notice>
  )
}
