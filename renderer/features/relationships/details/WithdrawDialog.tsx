import { useI18n } from '../../../i18n/I18nContext'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'

interface Props {
  readonly customer: string | undefined
  readonly onCancel: () => void
  readonly onWithdraw: () => void
}

/** Names whose invitation it is, and asks once. */
export function WithdrawDialog({ customer, onCancel, onWithdraw }: Props) {
  const { t } = useI18n()
  return (
    <Dialog title={t('relationships.withdrawTitle', { customer: customer ?? t('relationships.anyone') })} onClose={onCancel}>
      <p>{t('waiting.askText')}</p>
      <div className="dialog-buttons">
        <Button onClick={onCancel}>{t('waiting.keep')}</Button>
        <Button look="primary" onClick={onWithdraw}>{t('relationships.withdraw')}</Button>
      </div>
    </Dialog>
  )
}
