import { useState } from 'react'
import type { AppError } from '../../../electron/contract/errors'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { ErrorState } from '../../ui/states'
import { useOnward } from '../../ui/useOnward'

interface Props {
  readonly id: string
  /** Of whom, for a screen reader where several stand below each other. */
  readonly customer?: string | undefined
  readonly look?: 'primary' | 'normal'
  readonly blocked?: string | undefined
}

/** Begins an offer with the same roles and leads to its message (capabilities 5.2: one step). */
export function RenewButton({ id, customer, look = 'normal', blocked }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const begin = useOnward()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | undefined>(undefined)
  const renew = async (): Promise<void> => {
    const go = begin()
    setBusy(true)
    const result = await bridge.calls['relationships.renew']({ id })
    setBusy(false)
    if (result.ok) go(paths.offer(result.value.id))
    else setError(result.error)
  }
  return (
    <>
      <Button icon="sync" look={look} busy={busy} blocked={blocked} aria-label={customer === undefined ? undefined : t('relationships.renewOf', { customer })} onClick={() => { void renew() }}>{t('relationships.renew')}</Button>
      {error !== undefined && <ErrorState error={error} />}
    </>
  )
}
