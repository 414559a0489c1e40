import { useState } from 'react'
import type { AppError } from '../../../electron/contract/errors'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorState } from '../../ui/states'
import { useFull } from '../../ui/useFull'
import { useBatch } from './BatchProgress'

interface Props {
  readonly ids: readonly string[]
  readonly removeUnmapped: boolean
  /** What loses its access with `removeUnmapped`, in words: it is named and asked about before. */
  readonly takesAway?: readonly string[]
  readonly blocked?: string | undefined
  readonly look?: 'primary' | 'normal'
}

const nothing: readonly string[] = []

/** Brings the access of one or many relationships in line with the mapping; how far it is stands in `BatchProgress`. */
export function RepairButton({ ids, removeUnmapped, takesAway = nothing, blocked, look = 'normal' }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const offline = useTopic('session', state => state.connection === 'offline')
  const full = useFull()
  const running = useBatch()?.running === true
  const [error, setError] = useState<AppError | undefined>(undefined)
  const [asking, setAsking] = useState(false)
  const repair = async (): Promise<void> => {
    setAsking(false)
    const result = await bridge.calls['access.repair']({ ids: [...ids], removeUnmapped })
    setError(result.ok ? undefined : result.error)
  }
  // A lasting reason is named before a passing one.
  const why = full ? blocked ?? (offline ? t('relationships.offline') : running ? t('batch.running') : undefined) : t('relationships.why.limited')
  return (
    <>
      <Button look={look} icon="check" blocked={why} onClick={() => { if (removeUnmapped && takesAway.length > 0) setAsking(true); else void repair() }}>{t('access.repair', { count: ids.length })}</Button>
      {error !== undefined && <ErrorState error={error} />}
      {asking && (
        <Dialog title={t('access.takeTitle', { count: takesAway.length })} onClose={() => setAsking(false)}>
          <p>{t('access.takeText')}</p>
          <ul className="plain-rows dialog-list">{takesAway.map(one => <li key={one} className="wrap">{one}</li>)}</ul>
          <div className="dialog-buttons">
            <Button onClick={() => setAsking(false)}>{t('action.cancel')}</Button>
            <Button look="primary" onClick={() => { void repair() }}>{t('access.repair', { count: ids.length })}</Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
