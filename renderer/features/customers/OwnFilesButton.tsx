import { lazy, Suspense, useState } from 'react'
import type { OwnImport, OwnImportState } from '../../../electron/contract/own'
import type { AppError, Result } from '../../../electron/contract/errors'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { ErrorState } from '../../ui/states'
import { useCall } from '../../ui/useCall'
import { useGoOn } from '../../ui/useGoOn'

const ImportDialog = lazy(async () => ({ default: (await import('./ImportDialog')).ImportDialog }))
const LeftLines = lazy(async () => ({ default: (await import('./LeftLines')).LeftLines }))

/**
 * Own data to a file and from one; a file is looked at before anything is kept. An import can be taken back, also after a restart, and the
 * lines that it could not use stay until they are corrected or given up.
 */
export function OwnFilesButton() {
  const { t, date } = useI18n()
  const { calls } = useBridge()
  const [busy, setBusy] = useState(false)
  const [preview, setPreview] = useState<OwnImport | undefined>(undefined)
  const [showLeft, setShowLeft] = useState(false)
  const [said, setSaid] = useState('')
  const [error, setError] = useState<AppError | undefined>(undefined)
  const kept = useCall(calls['own.importState'], 'own.importState')
  const { undo, left }: OwnImportState = kept.state.step === 'ready' ? kept.state.value : {}
  const outcome = useGoOn<HTMLSpanElement>(`${undo === undefined} ${left === undefined}`)
  const run = async <T,>(ask: () => Promise<Result<T>>, done: (value: T) => string): Promise<void> => {
    setBusy(true)
    const result = await ask()
    setBusy(false)
    setError(result.ok || result.error.kind === 'cancelled' ? undefined : result.error)
    setSaid(result.ok ? done(result.value) : '')
    kept.reload()
  }
  const look = (ask: () => Promise<Result<OwnImport>>): void => void run(ask, found => { setPreview(found); return '' })
  const saveLeft = (importId?: string): void => void run(() => calls['own.exportLeft'](importId === undefined ? {} : { importId }), ({ count }) => t('customers.left.saved', { count }))
  return (
    <div className="row own-files">
      <span className="small muted">{t('customers.files')}</span>
      <Button look="quiet" busy={busy} onClick={() => { void run(calls['own.exportCsv'], ({ count }) => t('customers.files.exported', { count })) }}>{t('customers.files.export')}</Button>
      <Button look="quiet" busy={busy} onClick={() => look(calls['own.importPreview'])}>{t('customers.files.import')}</Button>
      {undo !== undefined && (
        <Button look="quiet" busy={busy} title={t('customers.files.undo.what', { file: undo.file, at: date(undo.at), count: undo.changed })} onClick={() => { void run(calls['own.importUndo'], ({ restored, kept: since }) => t('customers.files.undone', { restored, kept: since })) }}>
          {t('customers.files.undo')}
        </Button>
      )}
      {left !== undefined && <Button look="quiet" busy={busy} onClick={() => setShowLeft(true)}>{t('customers.left.open', { count: left.count })}</Button>}
      <span ref={outcome} tabIndex={-1} role="status" className="small muted">{said}</span>
      {error !== undefined && <ErrorState error={error} />}
      <Suspense fallback={null}>
        {preview !== undefined && (
          <ImportDialog
            found={preview}
            onClose={() => setPreview(undefined)}
            onSaveLeft={() => saveLeft(preview.importId)}
            onApply={() => {
              setPreview(undefined)
              void run(() => calls['own.importApply']({ importId: preview.importId }), ({ changed }) => t('customers.files.imported', { count: changed }))
            }}
          />
        )}
        {showLeft && left !== undefined && (
          <LeftLines
            left={left}
            onClose={() => setShowLeft(false)}
            onSave={() => saveLeft()}
            onRetry={() => { setShowLeft(false); look(calls['own.retryLeft']) }}
            onForget={() => { setShowLeft(false); void run(calls['own.forgetLeft'], () => t('customers.left.forgotten')) }}
          />
        )}
      </Suspense>
    </div>
  )
}
