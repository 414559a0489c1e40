import { useState } from 'react'
import type { AppError } from '../../../../electron/contract/errors'
import type { EarlierReset } from '../../../../electron/contract/passwordReset'
import { useI18n } from '../../../i18n/I18nContext'
import { useBridge } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { ErrorState } from '../../../ui/states'

/** An earlier reset of this user of which it is not known what became of it. @param onLooked the user is to be read again */
export function Earlier({ earlier, onLooked }: { readonly earlier: EarlierReset; readonly onLooked: () => void }) {
  const { t, dateTime } = useI18n()
  const bridge = useBridge()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | undefined>(undefined)
  const look = async (): Promise<void> => {
    setBusy(true)
    const result = await bridge.calls['passwords.check']({ intentId: earlier.intentId })
    setBusy(false)
    setError(result.ok ? undefined : result.error)
    onLooked()
  }
  const known = earlier.changed === undefined ? 'unknown' : earlier.changed ? 'changed' : 'unchanged'
  return (
    <Notice severity="warning">
      <p>{t(`reset.earlier.${known}`, { at: dateTime(earlier.at) })}</p>
      <div><Button icon="sync" busy={busy} onClick={() => { void look() }}>{t('reset.lookAgain')}</Button></div>
      {error !== undefined && <ErrorState error={error} />}
    </Notice>
  )
}
