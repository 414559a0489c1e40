import { useState } from 'react'
import { activityFormats, type ActivityFilter, type ActivityFormat } from '../../../electron/contract/activity'
import type { AppError } from '../../../electron/contract/errors'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { ErrorState } from '../../ui/states'

const labels = { csv: 'activity.exportCsv', json: 'activity.exportJson' } as const

/** Writes what the list shows to a file; afterwards it says how many. */
export function Exports({ filter }: { readonly filter: ActivityFilter }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [busy, setBusy] = useState<ActivityFormat | undefined>(undefined)
  const [count, setCount] = useState<number | undefined>(undefined)
  const [error, setError] = useState<AppError | undefined>(undefined)
  const write = async (format: ActivityFormat): Promise<void> => {
    setBusy(format)
    const result = await bridge.calls['activity.export']({ ...filter, format })
    setBusy(undefined)
    setCount(result.ok ? result.value.count : undefined)
    setError(result.ok || result.error.kind === 'cancelled' ? undefined : result.error)
  }
  return (
    <div className="row">
      <span role="status" className="small muted">{count !== undefined && t('activity.exported', { count })}</span>
      {error !== undefined && <ErrorState error={error} />}
      {activityFormats.map(format => <Button key={format} icon="save" busy={busy === format} onClick={() => { void write(format) }}>{t(labels[format])}</Button>)}
    </div>
  )
}
