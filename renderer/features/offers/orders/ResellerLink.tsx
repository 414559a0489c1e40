import { useI18n } from '../../../i18n/I18nContext'
import { useBridge } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { ErrorState } from '../../../ui/states'
import { useAction } from '../../../ui/useAction'

/** For a customer that the partner does not sell to yet. */
export function ResellerLink() {
  const { t } = useI18n()
  const bridge = useBridge()
  const { run, busy, value, error } = useAction(() => bridge.calls['orders.copyResellerLink']())
  return (
    <div className="stack-small">
      <p>{t('orders.reseller')}</p>
      <div><Button busy={busy} onClick={() => { void run() }}>{t('orders.copyLink')}</Button></div>
      {value !== undefined && <p className="small" role="status">{t('orders.linkCopied')} <span className="mono wrap">{value.link}</span></p>}
      {error !== undefined && <ErrorState error={error} />}
    </div>
  )
}
