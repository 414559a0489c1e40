import { lazy, Suspense, useState } from 'react'
import type { OwnImport } from '../../../electron/contract/own'
import type { AppError, Result } from '../../../electron/contract/errors'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { ErrorState } from '../../ui/states'

const ImportDialog = lazy(async () => ({ default: (await import('./ImportDialog')).ImportDialog }))

/** Own data to a file and from one; a file is looked at before anything is kept, and an import can be taken back. */
export function OwnFilesButton() {
  const { t } = useI18n()
  const { calls } = useBridge()
  const [busy, setBusy] = useState(false)
  const [preview, setPreview] = useState<OwnImport | undefined>(undefined)
  const [undoable, setUndoable] = useState(false)
  const [said, setSaid] = useState('')
  const [error, setError] = useState<AppError | undefined>(undefined)
  const run = async <T,>(ask: () => Promise<Result<T>>, done: (value: T) => string): Promise<void> => {
    setBusy(true)
    const result = await ask()
    setBusy(false)
    setError(result.ok || result.error.kind === 'cancelled' ? undefined : result.error)
    setSaid(result.ok ? done(result.value) : '')
  }
  return (
    <div className="row own-files">
      <span className="small muted">{t('customers.files')}</span>
      <Button look="quiet" busy={busy} onClick={() => { void run(calls['own.exportCsv'], ({ count }) => t('customers.files.exported', { count })) }}>{t('customers.files.export')}</Button>
      <Button look="quiet" busy={busy} onClick={() => { void run(calls['own.importPreview'], found => { setPreview(found); return '' }) }}>{t('customers.files.import')}</Button>
      {undoable && <Button look="quiet" busy={busy} onClick={() => { void run(calls['own.importUndo'], ({ restored, kept }) => { setUndoable(false); return t('customers.files.undone', { restored, kept }) }) }}>{t('customers.files.undo')}</Button>}
      <span role="status" className="small muted">{said}</span>
      {error !== undefined && <ErrorState error={error} />}
      <Suspense fallback={null}>
        {preview !== undefined && (
          <ImportDialog
            found={preview}
            onClose={() => setPreview(undefined)}
            onApply={() => {
              setPreview(undefined)
              void run(() => calls['own.importApply']({ importId: preview.importId }), ({ changed }) => { setUndoable(changed > 0); return t('customers.files.imported', { count: changed }) })
            }}
          />
        )}
      </Suspense>
    </div>
  )
}
