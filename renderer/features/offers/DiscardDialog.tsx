import { useI18n } from '../../i18n/I18nContext'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'

interface Props {
  readonly subject: string
  readonly onCancel: () => void
  readonly onDiscard: () => void
}

/** Destructive work names its object and asks once. */
export function DiscardDialog({ subject, onCancel, onDiscard }: Props) {
  const { t } = useI18n()
  return (
    <Dialog title={t('composer.discardTitle')} onClose={onCancel}>
      <p className="wrap">{t('composer.discardText', { subject: subject.trim() || t('offers.noSubject') })}</p>
      <div className="dialog-buttons">
        <Button onClick={onCancel}>{t('action.keep')}</Button>
        <Button look="primary" onClick={onDiscard}>{t('composer.discard')}</Button>
      </div>
    </Dialog>
  )
}
