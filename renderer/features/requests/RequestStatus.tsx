import type { RequestSeverity, RequestState } from '../../../electron/contract/serviceRequest'
import { useI18n } from '../../i18n/I18nContext'
import { Icon } from '../../ui/Icon'
import type { IconName } from '../../ui/icons'

const looks: Readonly<Record<RequestState, readonly [tone: string, icon: IconName]>> = {
  draft: ['none', 'save'],
  waiting: ['warn', 'clock'],
  open: ['none', 'headset'],
  attentionNeeded: ['warn', 'warning'],
  closed: ['good', 'check']
}

/** Where a request stands, by icon, word and colour together. */
export function RequestStatus({ state }: { readonly state: RequestState }) {
  const { t } = useI18n()
  const [tone, icon] = looks[state]
  return <span className="status" data-tone={tone}><Icon name={icon} />{t(`requests.state.${state}`)}</span>
}

/** How grave it is; critical is told by an icon too. */
export function Severity({ severity }: { readonly severity: RequestSeverity | 'unknown' }) {
  const { t } = useI18n()
  const critical = severity === 'critical'
  return <span className="status" {...(critical && { 'data-tone': 'bad' })}>{critical && <Icon name="warning" />}{t(`requests.severity.${severity}`)}</span>
}
