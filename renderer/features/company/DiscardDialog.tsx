import type { CompanyField, EditableRecordId } from '../../../electron/contract/company'
import { useI18n } from '../../i18n/I18nContext'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { fullLabelOf } from './fieldWords'

interface Props {
  readonly record: EditableRecordId
  readonly fields: readonly CompanyField[]
  readonly onKeep: () => void
  readonly onDiscard: () => void
}

/** Throwing typed work away names it and asks once. */
export function DiscardDialog({ record, fields, onKeep, onDiscard }: Props) {
  const i18n = useI18n()
  const { t } = i18n
  return (
    <Dialog title={t('company.discardTitle')} onClose={onKeep}>
      <p className="wrap">{t('company.discardText', { record: t(`company.record.${record}`), fields: fields.map(field => fullLabelOf(i18n, field)).join(', ') })}</p>
      <div className="dialog-buttons">
        <Button onClick={onKeep}>{t('company.keepEditing')}</Button>
        <Button look="primary" onClick={onDiscard}>{t('company.discard')}</Button>
      </div>
    </Dialog>
  )
}
