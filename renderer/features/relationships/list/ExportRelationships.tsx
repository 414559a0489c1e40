import { useState } from 'react'
import type { AppError } from '../../../../electron/contract/errors'
import type { RelationshipFilter } from '../../../../electron/contract/relationship'
import { useI18n } from '../../../i18n/I18nContext'
import { useBridge } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { ErrorState } from '../../../ui/states'

/** Writes what the list shows to a file; afterwards it says how many. */
export function ExportRelationships({ filter }: { readonly filter: RelationshipFilter }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [busy, setBusy] = useState(false)
  const [count, setCount] = useState<number | undefined>(undefined)
  const [error, setError] = useState<AppError | undefined>(undefined)
  const write = async (): Promise<void> => {
    setBusy(true)
    const result = await bridge.calls['relationships.exportCsv'](filter)
    setBusy(false)
    setCount(result.ok ? result.value.count : undefined)
    setError(result.ok || result.error.kind === 'cancelled' ? undefined : result.error)
  }
  return (
    <>
      <span role="status" className="small muted">{count !== undefined && t('relationships.exported', { count })}</span>
      <Button icon="save" busy={busy} onClick={() => { void write() }}>{t('relationships.export')}</Button>
      {error !== undefined && <ErrorState error={error} />}
    </>
  )
}
