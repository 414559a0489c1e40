import type { RelationshipDetails } from '../../../../electron/contract/relationship'
import { useI18n } from '../../../i18n/I18nContext'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'

interface Props {
  readonly details: RelationshipDetails
  readonly onCancel: () => void
  readonly onTerminate: () => void
}

/** Names the customer, says what ends and what stays, and asks once. */
export function TerminateDialog({ details, onCancel, onTerminate }: Props) {
  const { t } = useI18n()
  const { customer, name, assignments, others, session } = details
  const groups = assignments.filter(({ status }) => status !== 'deleted' && status !== 'deleting').map(({ groupId, groupName }) => groupName ?? groupId)
  return (
    <Dialog title={t('terminate.title', { customer: customer ?? name })} onClose={onCancel}>
      <p className="wrap">{t('terminate.text', { customer: customer ?? name, name })}</p>
      <ul className="plain-rows">
        <li>{groups.length === 0 ? t('terminate.nobody') : t('terminate.groups', { groups: groups.join(', ') })}</li>
        <li>{others.length === 0 ? t('terminate.last') : t('terminate.others', { count: others.length, names: others.map(one => one.name).join(', ') })}</li>
        {session !== undefined && <li>{t('terminate.session', { company: session.company })}</li>}
      </ul>
      <div className="dialog-buttons">
        <Button onClick={onCancel}>{t('terminate.keep')}</Button>
        <Button look="primary" onClick={onTerminate}>{t('relationships.terminate')}</Button>
      </div>
    </Dialog>
  )
}
