import type { Offer } from '../../../../electron/contract/offer'
import { useI18n } from '../../../i18n/I18nContext'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'

interface Props {
  readonly offer: Offer
  readonly onCancel: () => void
  readonly onWithdraw: () => void
}

/** Destructive work names its object and asks once. */
export function WithdrawDialog({ offer, onCancel, onWithdraw }: Props) {
  const { t } = useI18n()
  return (
    <Dialog title={t('quotes.withdrawTitle')} onClose={onCancel}>
      <p className="wrap">{t('quotes.withdrawText', { subject: offer.subject.trim() || t('offers.noSubject') })}</p>
      <p className="mono">{offer.quoteId}</p>
      <div className="dialog-buttons">
        <Button onClick={onCancel}>{t('quotes.keepOffer')}</Button>
        <Button look="primary" onClick={onWithdraw}>{t('quotes.withdraw')}</Button>
      </div>
    </Dialog>
  )
}
