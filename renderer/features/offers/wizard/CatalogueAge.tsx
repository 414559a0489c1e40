import { useState } from 'react'
import type { AppError } from '../../../../electron/contract/errors'
import type { CatalogueSource } from '../../../../electron/contract/catalogue'
import { useI18n } from '../../../i18n/I18nContext'
import { useBridge } from '../../../stores/StoresContext'
import { Age } from '../../../ui/Age'
import { Button } from '../../../ui/Button'
import { ErrorState } from '../../../ui/states'

interface Props {
  readonly readAt: string
  readonly source: CatalogueSource
  /** Absent: the offices. */
  readonly country?: string
}

/** How old a list of the catalogue is, where it comes from, and the way to read it again. */
export function CatalogueAge({ readAt, source, country }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | undefined>(undefined)
  const refresh = async (): Promise<void> => {
    setBusy(true)
    const result = await bridge.calls['catalogue.refresh'](country === undefined ? {} : { country })
    setBusy(false)
    setError(result.ok ? undefined : result.error)
  }
  return (
    <>
      <div className="row">
        <Age instant={readAt} />
        {source === 'cache' && <span className="small muted">{t('wizard.fromCache')}</span>}
        <Button look="quiet" icon="sync" busy={busy} onClick={() => { void refresh() }}>{t(country === undefined ? 'wizard.readOffices' : 'wizard.readProducts')}</Button>
      </div>
      {error !== undefined && <ErrorState error={error} />}
    </>
  )
}
