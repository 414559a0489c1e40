import { useState } from 'react'
import type { KnownAccount } from '../../../electron/contract/account'
import type { AppError } from '../../../electron/contract/errors'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorState } from '../../ui/states'

interface Props {
  readonly account: KnownAccount
  readonly onCancel: () => void
  readonly onForgotten: () => void
}

/** Says what goes and what stays before an account leaves this computer. */
export function ForgetDialog({ account: { id, userPrincipalName, company, cloud, work }, onCancel, onForgotten }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [busy, setBusy] = useState(false)
  const [alsoWork, setAlsoWork] = useState(false)
  const [error, setError] = useState<AppError | undefined>(undefined)
  const forget = async (): Promise<void> => {
    setBusy(true)
    const result = await bridge.calls['accounts.forget']({ accountId: id, work: alsoWork })
    setBusy(false)
    // Somebody else forgot it: that is what was wanted.
    if (result.ok || result.error.kind === 'notFound') onForgotten()
    else setError(result.error)
  }
  return (
    <Dialog title={t('accounts.forgetTitle')} onClose={onCancel}>
      <p className="wrap">{t('accounts.forgetText', { account: userPrincipalName, company, cloud: t(`cloud.${cloud}`) })}</p>
      {work === undefined ? <p>{t('accounts.forgetStays')}</p> : (
        <>
          <p>{t('accounts.forgetWork')}</p>
          <ul>
            {work.items > 0 && <li>{t('accounts.forgetItems', { items: work.items })}</li>}
            {work.customers > 0 && <li>{t('accounts.forgetCustomers', { customers: work.customers })}</li>}
          </ul>
          <label className="known-account"><input type="checkbox" checked={alsoWork} onChange={event => setAlsoWork(event.currentTarget.checked)} /><span>{t('accounts.forgetAlso')}</span></label>
          <p>{t(alsoWork ? 'accounts.forgetAll' : 'accounts.forgetWaits')}</p>
        </>
      )}
      {error !== undefined && <ErrorState error={error} />}
      <div className="dialog-buttons">
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
        <Button look="primary" busy={busy} onClick={() => { void forget() }}>{t('accounts.forgetButton')}</Button>
      </div>
    </Dialog>
  )
}
